package io.flinkdm.job.jdbc;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Driver;

/**
 * Opens connections to MySQL, MariaDB and TiDB. They speak utf8mb4, never reconnect behind the
 * caller's back and say what went wrong as a {@link MigrationException} with DM's code. Stateless.
 */
public final class JdbcConnections {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** DM's read timeout of DML and DDL connections: a server gone silent is noticed. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    /** A large table may be sorted for long before its first row comes. */
    private static final Duration STREAMING_TIMEOUT = Duration.ofHours(1);

    private JdbcConnections() {}

    /**
     * A connection for statements that answer soon.
     *
     * @param session session variables to set, as in {@code target-database.session}
     * @throws MigrationException when the server cannot be reached, refuses the account or refuses a
     *     session variable
     */
    public static Connection open(
            ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
            throws SQLException {
        return open(options(plan, ANSWER_TIMEOUT), plan, scope, session);
    }

    /** As {@link #open}, for results read row by row over a long time. */
    public static Connection openStreaming(
            ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
            throws SQLException {
        return open(options(plan, STREAMING_TIMEOUT), plan, scope, session);
    }

    private static Connection open(
            Configuration.Builder options,
            ConnectionPlan plan,
            ErrorScope scope,
            Map<String, String> session)
            throws SQLException {
        Connection connection = connect(options, plan, scope);
        try {
            SessionVariables.set(connection, session);
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw refusedSession(plan, scope, e);
        }
    }

    private static Connection connect(
            Configuration.Builder options, ConnectionPlan plan, ErrorScope scope) {
        try {
            return Driver.connect(options.build());
        } catch (SQLException e) {
            throw new MigrationException(
                    ErrorCode.DB_DRIVER_ERROR,
                    scope,
                    "cannot connect to " + plan.display() + " (" + reason(e) + ")",
                    e);
        }
    }

    private static Configuration.Builder options(ConnectionPlan plan, Duration answerTimeout) {
        return new Configuration.Builder()
                .addHost(plan.host(), plan.port())
                .user(plan.user())
                .password(plan.password().reveal())
                .connectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .socketTimeout((int) answerTimeout.toMillis())
                .tcpKeepAlive(true)
                // caching_sha2_password without TLS asks for the server's key.
                .allowPublicKeyRetrieval(true)
                // A server must not read files of this machine, nor send the account elsewhere.
                .allowLocalInfile(false)
                .permitRedirect(false)
                // The driver would add STRICT_TRANS_TABLES to the session's sql_mode.
                .jdbcCompliantTruncation(false)
                .dumpQueriesOnException(false)
                .tinyInt1isBit(false)
                .transformedBitIsBoolean(false)
                .yearIsDateType(false);
    }

    private static String reason(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1045, 1698 -> "the server refuses the account: check user and password";
            case 1129, 1130 -> "the server refuses connections from this machine";
            case 1040, 1203, 1226 -> "the server or the account has too many connections";
            default -> "check host, port and network";
        };
    }

    private static MigrationException refusedSession(
            ConnectionPlan plan, ErrorScope scope, SQLException e) {
        boolean lost = e.getSQLState() != null && e.getSQLState().startsWith("08");
        return new MigrationException(
                lost ? ErrorCode.DB_BAD_CONN : ErrorCode.DB_EXECUTE_FAILED,
                scope,
                "cannot set the session variables on " + plan.display(),
                e);
    }

    private static void close(Connection connection, SQLException because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
