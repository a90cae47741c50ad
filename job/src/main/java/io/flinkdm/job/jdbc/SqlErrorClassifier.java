package io.flinkdm.job.jdbc;

import io.flinkdm.udf.error.ErrorCode;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mariadb.jdbc.export.MaxAllowedPacketException;

/**
 * Decides by the error number of MySQL, MariaDB or TiDB whether trying again can help. The numbers
 * DM retries are all here; those that only name a passing state of the server are added. Stateless.
 *
 * <p>Sources: MySQL's server error reference, TiDB's error codes, DM's list of retried errors.
 */
public final class SqlErrorClassifier {

    private static final Set<Integer> LOST =
            Set.of(
                    1053, // server shutdown in progress
                    1152, 1158, 1159, 1160, 1161, // aborted connection, network errors
                    1927, // connection was killed
                    2006, 2013, 2055, // client: server gone, connection lost
                    8501); // TiDB: result of the commit undetermined

    private static final Set<Integer> UNDONE =
            Set.of(
                    1205, 1213, // lock wait timeout, deadlock
                    1290, 1836, // server is read-only: it is being failed over
                    1317, 3024, // query interrupted, query timed out
                    8002, 8005, 8022, 9007, // TiDB: write conflicts, retryable commit failures
                    8020, // table locked
                    8027, 8028, 8245, // schema out of date, schema changed, column in change
                    8175, 8176, 8180, // memory quotas of query and server
                    8229, 8252, // transaction outlived its lease, lock could not be had in time
                    9001, 9002, 9003, 9004, 9005, 9006, // PD, TiKV, busy, locks, region, GC
                    9008, 9009, 9010, 9011, 9012, 9013); // load and flow control

    private static final int UNKNOWN_TIDB_ERROR = 1105;

    private static final Pattern PASSING =
            Pattern.compile(
                    "information schema is (out of date|changed)|region is unavailable"
                            + "|server is busy|timeout|try again later");

    /** A quoted text, and the word before it that makes it a name instead of a value. */
    private static final Pattern QUOTED =
            Pattern.compile(
                    "((?:key|column|table|database|partition|variable|in) )?'(?:[^']|'')*'");

    private static final Pattern BEFORE_KEY =
            Pattern.compile("(?s)(entry|value:?) '.*'(?= for (?:key|column))");

    private SqlErrorClassifier() {}

    public static SqlFailure classify(SQLException e) {
        int number = e.getErrorCode();
        if (tooLong(e)) {
            return SqlFailure.PERMANENT;
        }
        if (UNDONE.contains(number) || passing(e)) {
            return SqlFailure.UNDONE;
        }
        String state = e.getSQLState();
        boolean lost = LOST.contains(number) || (state != null && state.startsWith("08"));
        return lost ? SqlFailure.LOST : SqlFailure.PERMANENT;
    }

    /** DM's code for it. */
    public static ErrorCode code(SQLException e) {
        return classify(e) == SqlFailure.PERMANENT
                ? ErrorCode.DB_EXECUTE_FAILED
                : ErrorCode.DB_BAD_CONN;
    }

    /**
     * The same error without a row's values, which servers like to quote, and without the driver's
     * objects, which cannot travel.
     */
    public static SQLException masked(SQLException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        String text = BEFORE_KEY.matcher(message).replaceAll("$1 ?");
        SQLException masked =
                new SQLException(
                        "Error "
                                + e.getErrorCode()
                                + ": "
                                + QUOTED.matcher(text).replaceAll(SqlErrorClassifier::name),
                        e.getSQLState(),
                        e.getErrorCode());
        masked.setStackTrace(e.getStackTrace());
        return masked;
    }

    private static String name(MatchResult quoted) {
        return quoted.group(1) == null ? "?" : Matcher.quoteReplacement(quoted.group());
    }

    /** The driver calls a statement beyond max_allowed_packet a lost connection. */
    private static boolean tooLong(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MaxAllowedPacketException) {
                return true;
            }
        }
        return false;
    }

    private static boolean passing(SQLException e) {
        return e.getErrorCode() == UNKNOWN_TIDB_ERROR
                && e.getMessage() != null
                && PASSING.matcher(e.getMessage().toLowerCase(Locale.ROOT)).find();
    }
}
