package io.flinkdm.job.target;

import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.udf.ddl.target.TargetProduct;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The session variables of connections that write to the target, after DM. Stateless.
 *
 * <p>TIMESTAMP values travel in UTC, so the session's time zone is UTC whatever the task names. The
 * SQL mode lets the target take what a source of any mode has stored: zero dates and dates like
 * {@code 2021-02-30}, the number 0 in an AUTO_INCREMENT column, an ENUM's empty value.
 */
public final class TargetSession {

    /** How long TiDB keeps a transaction open between two statements. */
    public static final Duration IDLE_TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    private static final String SQL_MODE = "sql_mode";
    private static final String FOREIGN_KEY_CHECKS = "foreign_key_checks";
    private static final int UNKNOWN_VARIABLE = 1193;

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    SQL_MODE,
                    "IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES",
                    FOREIGN_KEY_CHECKS,
                    "0");

    private TargetSession() {}

    /**
     * @param configured {@code target-database.session} of the task
     */
    public static Map<String, String> variables(Map<String, String> configured) {
        Map<String, String> variables = new HashMap<>(DEFAULTS);
        configured.forEach((name, value) -> variables.put(name.toLowerCase(Locale.ROOT), value));
        variables.put("time_zone", "+00:00");
        // The writers' literals escape by backslash, and their single statements commit themselves.
        variables.computeIfPresent(SQL_MODE, (name, mode) -> withoutNoBackslashEscapes(mode));
        variables.remove("autocommit");
        // They speak utf8mb4.
        variables.keySet().removeIf(name -> name.startsWith("character_set_"));
        return variables;
    }

    /**
     * What only TiDB knows, set on a connection that has {@link #variables} already. Its optimistic
     * transactions save the lock each row would take: rows of one key never meet in two lanes. To
     * look for a plan that somebody has bound to a statement, it would read each one once more. A
     * transaction whose writer is gone ends by itself, as a KILL of its session is no safe way.
     */
    public static void tune(Connection connection, Map<String, String> configured)
            throws SQLException {
        if (TargetProducts.of(connection) != TargetProduct.TIDB) {
            return;
        }
        Map<String, String> variables = variables(configured);
        if (!variables.containsKey("tidb_txn_mode")) {
            set(connection, "tidb_txn_mode = 'optimistic'");
        }
        if (!variables.containsKey("tidb_use_plan_baselines")) {
            set(connection, "tidb_use_plan_baselines = OFF");
        }
        if (!variables.containsKey("tidb_idle_transaction_timeout")) {
            tuneIdleTransactions(connection);
        }
    }

    private static void tuneIdleTransactions(Connection connection) throws SQLException {
        try {
            set(
                    connection,
                    "tidb_idle_transaction_timeout = " + IDLE_TRANSACTION_TIMEOUT.toSeconds());
        } catch (SQLException e) {
            // TiDB knows it since 7.6.
            if (e.getErrorCode() != UNKNOWN_VARIABLE) {
                throw e;
            }
        }
    }

    private static void set(Connection connection, String assignment) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION " + assignment);
        }
    }

    private static String withoutNoBackslashEscapes(String mode) {
        return Arrays.stream(mode.split(","))
                .map(String::strip)
                .filter(part -> !part.equalsIgnoreCase("NO_BACKSLASH_ESCAPES"))
                .collect(Collectors.joining(","));
    }

    /** The same target, for sessions that do not check foreign keys. */
    public static TargetPlan withoutForeignKeys(TargetPlan target) {
        Map<String, String> session = new HashMap<>(target.session());
        session.put(FOREIGN_KEY_CHECKS, "0");
        return new TargetPlan(target.connection(), session).withStrictRows(target.strictRows());
    }

    public static boolean checksForeignKeys(Map<String, String> configured) {
        String value = variables(configured).get(FOREIGN_KEY_CHECKS);
        return "1".equals(value) || "ON".equalsIgnoreCase(value);
    }
}
