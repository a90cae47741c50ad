package io.flinkdm.job.jdbc;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.TlsPlan;
import io.flinkdm.job.tls.TlsContext;
import io.flinkdm.job.tls.TlsFailure;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Driver;

/**
 * Opens connections to MySQL, MariaDB and TiDB. They speak utf8mb4, never reconnect behind the
 * caller's back and say what went wrong as a {@link MigrationException} with DM's code. Stateless.
 */
public final class JdbcConnections {

    private static final Pattern HOST = Pattern.compile("[\\w.:%\\[\\]-]+");

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** DM's read timeout of DML and DDL connections: a server gone silent is noticed. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    /** A large table may be sorted for long before its first row comes. */
    private static final Duration STREAMING_TIMEOUT = Duration.ofHours(1);

    static {
        // The driver would log every error a server sends, and servers like to quote a row's
        // values.
        if (System.getProperty("mariadb.logging.disable") == null) {
            System.setProperty("mariadb.logging.disable", "true");
        }
        leaveDriverManager();
    }

    private JdbcConnections() {}

    /**
     * The driver, when it is first used, enters itself in a list of the whole JVM. A TaskManager
     * that runs one job after the other would keep the classes of all of them, until it has no room
     * for more.
     */
    private static void leaveDriverManager() {
        ClassLoader own = new Driver().getClass().getClassLoader();
        if (own != ClassLoader.getSystemClassLoader()) {
            DriverManager.drivers()
                    .filter(driver -> driver.getClass().getClassLoader() == own)
                    .toList()
                    .forEach(JdbcConnections::leave);
        }
    }

    private static void leave(java.sql.Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            throw new IllegalStateException("the driver cannot leave the list of drivers", e);
        }
    }

    /**
     * A connection for statements that answer soon.
     *
     * @param session session variables to set, as in {@code target-database.session}
     * @throws MigrationException when the server cannot be reached, refuses the account or refuses
     *     a session variable
     */
    public static Connection open(
            ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
            throws SQLException {
        return open(options(plan, ANSWER_TIMEOUT), plan, scope, session);
    }

    /** As {@link #open}, for LOAD DATA of what the caller holds, too. */
    public static Connection openLoading(
            ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
            throws SQLException {
        Properties options = options(plan, ANSWER_TIMEOUT);
        // The driver still refuses any file that the statement does not name.
        options.setProperty("allowLocalInfile", "true");
        return open(options, plan, scope, session);
    }

    /** As {@link #open}, for results read row by row over a long time. */
    public static Connection openStreaming(
            ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
            throws SQLException {
        return open(options(plan, STREAMING_TIMEOUT), plan, scope, session);
    }

    /** As {@link #open}, for statements that take as long as they take. */
    public static Connection openPatient(
            ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
            throws SQLException {
        return open(options(plan, Duration.ZERO), plan, scope, session);
    }

    private static Connection open(
            Properties options, ConnectionPlan plan, ErrorScope scope, Map<String, String> session)
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

    private static Connection connect(Properties options, ConnectionPlan plan, ErrorScope scope) {
        try {
            return Driver.connect(Configuration.parse(url(plan, scope), options));
        } catch (SQLException e) {
            throw new MigrationException(
                    ErrorCode.DB_DRIVER_ERROR,
                    scope,
                    "cannot connect to " + plan.display() + " (" + reason(plan, e) + ")",
                    e);
        }
    }

    /** Nothing but a host may come in: the URL has room for options. */
    private static String url(ConnectionPlan plan, ErrorScope scope) {
        if (!HOST.matcher(plan.host()).matches()) {
            throw new MigrationException(
                    ErrorCode.DB_UN_EXPECT, scope, "\"" + plan.host() + "\" is no host", null);
        }
        boolean ipv6 = plan.host().indexOf(':') >= 0 && !plan.host().startsWith("[");
        String host = ipv6 ? "[" + plan.host() + "]" : plan.host();
        return "jdbc:mariadb://" + host + ":" + plan.port() + "/";
    }

    private static Properties options(ConnectionPlan plan, Duration answerTimeout) {
        Properties options = new Properties();
        options.setProperty("user", plan.user());
        options.setProperty("password", plan.password().reveal());
        if (plan.tls() != null) {
            TlsSockets.enable(options, TlsContext.of(plan.tls()));
        }
        options.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toMillis()));
        options.setProperty("socketTimeout", String.valueOf(answerTimeout.toMillis()));
        // A network that swallows everything is noticed within a minute, however long a query runs.
        options.setProperty("tcpKeepAlive", "true");
        options.setProperty("tcpKeepIdle", "30");
        options.setProperty("tcpKeepInterval", "5");
        options.setProperty("tcpKeepCount", "6");
        // caching_sha2_password without TLS asks for the server's key.
        options.setProperty("allowPublicKeyRetrieval", "true");
        // A server must not read files of this machine, nor send the account elsewhere.
        options.setProperty("allowLocalInfile", "false");
        options.setProperty("permitRedirect", "false");
        // The driver would add STRICT_TRANS_TABLES to the session's sql_mode.
        options.setProperty("jdbcCompliantTruncation", "false");
        options.setProperty("dumpQueriesOnException", "false");
        options.setProperty("tinyInt1isBit", "false");
        options.setProperty("transformedBitIsBoolean", "false");
        options.setProperty("yearIsDateType", "false");
        return options;
    }

    private static String reason(ConnectionPlan plan, SQLException e) {
        return TlsFailure.reason(e).orElseGet(() -> reasonOf(plan.tls(), e.getErrorCode()));
    }

    private static String reasonOf(TlsPlan tls, int error) {
        return switch (error) {
            case 1045, 1698 ->
                    "the server refuses the account: check user and password" + hint(tls);
            case 1129, 1130 -> "the server refuses connections from this machine";
            case 1040, 1203, 1226 -> "the server or the account has too many connections";
            case 3159 -> "the server takes connections with TLS only: write `security`";
            default -> "check host, port and network";
        };
    }

    /** An account that wants TLS is refused with the same number as a wrong password. */
    private static String hint(TlsPlan tls) {
        if (tls == null) {
            return ", and `security` if the account requires TLS";
        }
        return tls.cert().given() ? "" : ", and ssl-cert if the account requires a certificate";
    }

    private static MigrationException refusedSession(
            ConnectionPlan plan, ErrorScope scope, SQLException e) {
        return new MigrationException(
                SqlErrorClassifier.code(e),
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
