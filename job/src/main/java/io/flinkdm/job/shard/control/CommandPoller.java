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
 * enumerator; {@link #close} is called by the main thread, perhaps in the middle of a question.
 */
final class CommandPoller implements AutoCloseable {

    private final MigrationPlan plan;
    private volatile Connection connection;
    private volatile boolean closed;

    CommandPoller(MigrationPlan plan) {
        this.plan = plan;
    }

    List<CommandTable.Command> after(long id) throws SQLException {
        try {
            return CommandTable.after(connected(), plan.metaSchema(), plan.task(), id);
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    private Connection connected() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current =
                    JdbcConnections.open(
                            plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of());
            connection = current;
            CommandTable.ensure(current, plan.metaSchema(), plan.task());
        }
        if (closed) {
            current.close();
        }
        return current;
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
        closed = true;
        forget();
    }
}
