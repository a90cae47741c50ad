package io.flinkdm.job.shard.control;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.CommandTable;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ControlCommand;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of a command. Blocks for a statement. Task thread. */
public final class CommandAnswers implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CommandAnswers.class);

    private final TargetPlan target;
    private final String metaSchema;
    private final String task;

    public CommandAnswers(MigrationPlan plan) {
        target = plan.target();
        metaSchema = plan.metaSchema();
        task = plan.task();
    }

    /** A target that is away costs the answer, never the task. */
    public void refuse(ControlCommand command) {
        MigrationException reason =
                new MigrationException(
                        ErrorCode.UNSUPPORTED_YET,
                        "the command " + command.command() + " is not supported yet");
        try (Connection connection =
                JdbcConnections.open(target.connection(), ErrorScope.DOWNSTREAM, Map.of())) {
            CommandTable.refuse(connection, metaSchema, task, command.id(), reason.getMessage());
        } catch (SQLException | MigrationException e) {
            LOG.warn("the answer to command {} cannot be written", command.id(), e);
        }
    }
}
