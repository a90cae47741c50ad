package io.flinkdm.job.shard.control;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.CommandTable;
import io.flinkdm.udf.error.ErrorScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Reads new commands from the target, over one connection as long as it lasts. Worker thread of the
 * enumerator; {@link #close} after its end.
 */
final class CommandPoller implements AutoCloseable {

    private final MigrationPlan plan;
    private Connection connection;

    CommandPoller(MigrationPlan plan) {
        this.plan = plan;
    }

    List<CommandTable.Command> after(long id) throws SQLException {
        try {
            if (connection == null) {
                connection = open();
            }
            return CommandTable.after(connection, plan.metaSchema(), plan.task(), id);
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection opened =
                JdbcConnections.open(plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of());
        CommandTable.ensure(opened, plan.metaSchema(), plan.task());
        return opened;
    }

    private void forget() throws SQLException {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            broken.close();
        }
    }

    @Override
    public void close() throws SQLException {
        forget();
    }
}
