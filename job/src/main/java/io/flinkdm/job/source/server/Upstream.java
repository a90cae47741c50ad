package io.flinkdm.job.source.server;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Opens connections to a source and says what its errors mean. Sessions are in UTC, as the binlog
 * is, so a TIMESTAMP reads the same on both ways. Stateless.
 */
public final class Upstream {

    private static final int ACCESS_DENIED_FOR_DATABASE = 1044;
    private static final int TABLE_ACCESS_DENIED = 1142;
    private static final int COLUMN_ACCESS_DENIED = 1143;
    private static final int SPECIFIC_ACCESS_DENIED = 1227;
    private static final int NO_SUCH_TABLE = 1146;

    private static final int ANSWER_TIMEOUT_MS = 20_000;

    /** Longer than any pause the target makes: a server gives up on a reader that does not read. */
    private static final String WRITE_TIMEOUT_SECONDS = "3600";

    private Upstream() {}

    /** For statements that answer soon. */
    public static Connection open(SourcePlan source) throws SQLException {
        return JdbcConnections.open(
                source.connection(),
                ErrorScope.UPSTREAM,
                Map.of("time_zone", "+00:00", "sql_mode", ""));
    }

    /** With answers awaited for seconds only: a network may be silent for ever. */
    public static Connection impatient(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, ANSWER_TIMEOUT_MS);
        return connection;
    }

    /** For rows of a table: text comes in the bytes of its own character set. */
    public static Connection openForRows(SourcePlan source) throws SQLException {
        Connection connection =
                JdbcConnections.openStreaming(
                        source.connection(),
                        ErrorScope.UPSTREAM,
                        Map.of(
                                "time_zone",
                                "+00:00",
                                "sql_mode",
                                "",
                                "net_write_timeout",
                                WRITE_TIMEOUT_SECONDS));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET character_set_results = NULL");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * The error a person sees.
     *
     * @param doing what failed, e.g. {@code reading `a`.`b`}
     */
    public static MigrationException failure(SourcePlan source, String doing, SQLException cause) {
        return new MigrationException(
                code(cause),
                ErrorScope.UPSTREAM,
                source.sourceId() + " (" + source.connection().display() + "): " + doing,
                cause);
    }

    /** Whether the connection is gone, so that trying again may help. */
    public static boolean lost(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.equals("70100"));
    }

    private static ErrorCode code(SQLException e) {
        if (lost(e)) {
            return ErrorCode.DB_BAD_CONN;
        }
        switch (e.getErrorCode()) {
            case ACCESS_DENIED_FOR_DATABASE:
            case TABLE_ACCESS_DENIED:
            case COLUMN_ACCESS_DENIED:
            case SPECIFIC_ACCESS_DENIED:
                return ErrorCode.TASK_CHECK_SYNC_CONFIG_ERROR;
            case NO_SUCH_TABLE:
                return ErrorCode.DUMP_UNIT_RUNTIME;
            default:
                return ErrorCode.DB_QUERY_FAILED;
        }
    }
}
