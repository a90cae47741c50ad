package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the target for what a reader keeps there, opened when first needed and kept until
 * it is lost. Blocks. Fetcher thread.
 */
final class TargetConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TargetConnection.class);

    private final MigrationPlan plan;
    private Connection connection;

    TargetConnection(MigrationPlan plan) {
        this.plan = plan;
    }

    /** Something that does the same when it is done again. */
    interface Work<T> {
        T run(Connection target) throws SQLException;
    }

    /**
     * Does it over the connection, and once more over a new one when that was lost meanwhile.
     *
     * @param doing for the error, e.g. {@code keeping a structure}
     * @throws MigrationException when the target cannot be asked
     */
    <T> T ask(String doing, Work<T> work) {
        boolean used = connection != null;
        try {
            return work.run(connected());
        } catch (SQLException e) {
            close();
            if (used) {
                return ask(doing, work);
            }
            throw new MigrationException(
                    ErrorCode.DB_BAD_CONN, ErrorScope.DOWNSTREAM, doing + " failed", e);
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection =
                    JdbcConnections.open(
                            plan.target().connection(),
                            ErrorScope.DOWNSTREAM,
                            plan.target().session());
            // Otherwise what others write would not be seen, whatever the task's session says.
            connection.setAutoCommit(true);
        }
        return connection;
    }

    @Override
    public void close() {
        Connection last = connection;
        connection = null;
        if (last != null) {
            try {
                last.close();
            } catch (SQLException e) {
                LOG.warn("a connection to the target cannot be closed: {}", e.getMessage());
            }
        }
    }
}
