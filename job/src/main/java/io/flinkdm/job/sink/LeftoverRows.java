package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.target.TargetSession;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What an interrupted load has left in a table without a key. The load of such a table is read
 * again from its start, in another order and with other rows, so it has to go. Stateless.
 */
public final class LeftoverRows {

    private static final int ROWS_PER_DELETE = 5_000;

    private LeftoverRows() {}

    /**
     * For a table whose load is read again and finds no row: no writer hears of it.
     *
     * @throws MigrationException when the target cannot be asked, or holds rows of others too
     */
    public static void delete(MigrationPlan plan, SourceTable source, TableId target) {
        SinkProgressTable table = new SinkProgressTable(plan.metaSchema(), plan.task());
        try (Connection connection =
                JdbcConnections.open(
                        plan.target().connection(),
                        ErrorScope.DOWNSTREAM,
                        TargetSession.variables(plan.target().session()))) {
            table.ensure(connection);
            Optional<SinkProgress> progress = table.find(connection, source);
            if (progress.filter(SinkProgress::inSnapshot).isPresent()) {
                delete(connection, table, source, target);
            }
        } catch (SQLException e) {
            throw new MigrationException(
                    SqlErrorClassifier.code(e),
                    ErrorScope.DOWNSTREAM,
                    "cannot delete what an interrupted load of " + source + " left in " + target,
                    e);
        }
    }

    static void delete(
            Connection connection, SinkProgressTable table, SourceTable source, TableId target)
            throws SQLException {
        if (table.writersOf(connection, target) > 1) {
            throw new MigrationException(
                    ErrorCode.LOAD_LIGHTNING_HAS_DUP,
                    ErrorScope.DOWNSTREAM,
                    "the load of "
                            + source
                            + " was interrupted; its rows in "
                            + target
                            + ", which has no key, cannot be told from those of other tables."
                            + " Empty the table and start the task anew, or give it a key",
                    null);
        }
        try (Statement statement = connection.createStatement()) {
            String sql = "DELETE FROM " + target.quoted() + " LIMIT " + ROWS_PER_DELETE;
            while (statement.executeUpdate(sql) > 0) {
                continue;
            }
        }
        table.remove(connection, source);
    }
}
