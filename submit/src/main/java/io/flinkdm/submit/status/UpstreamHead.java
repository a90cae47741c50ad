package io.flinkdm.submit.status;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a source for the end of its binlog: {@code SHOW MASTER STATUS}, and {@code SHOW BINARY LOG
 * STATUS} where MySQL has dropped the old name. Stateless.
 */
final class UpstreamHead {

    private static final int GTID_COLUMN = 5;

    private UpstreamHead() {}

    /** Empty when the source cannot be asked now: its last known head then has to do. */
    static Optional<Location> ask(SourcePlan source) {
        try (Connection connection =
                        JdbcConnections.open(source.connection(), ErrorScope.UPSTREAM, Map.of());
                Statement statement = connection.createStatement()) {
            boolean mariaDb = connection.getMetaData().getDatabaseProductName().contains("MariaDB");
            Optional<Location> head = read(statement, mariaDb);
            return mariaDb ? withMariaDbGtid(statement, head) : head;
        } catch (SQLException | MigrationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Location> read(Statement statement, boolean mariaDb)
            throws SQLException {
        try {
            return head(statement, "SHOW MASTER STATUS");
        } catch (SQLException e) {
            if (mariaDb) {
                throw e;
            }
            return head(statement, "SHOW BINARY LOG STATUS");
        }
    }

    private static Optional<Location> head(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                return Optional.empty();
            }
            boolean hasGtid = rows.getMetaData().getColumnCount() >= GTID_COLUMN;
            String gtid = hasGtid ? rows.getString(GTID_COLUMN) : "";
            return Optional.of(
                    new Location(
                            rows.getString(1),
                            rows.getLong(2),
                            gtid == null ? "" : gtid.replaceAll("\\s", "")));
        }
    }

    private static Optional<Location> withMariaDbGtid(Statement statement, Optional<Location> head)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT @@GLOBAL.gtid_binlog_pos")) {
            String gtid = rows.next() ? rows.getString(1) : "";
            return head.map(at -> new Location(at.file(), at.offset(), gtid == null ? "" : gtid));
        }
    }
}
