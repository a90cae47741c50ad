package io.flinkdm.job.jdbc;

import io.flinkdm.udf.error.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mariadb.jdbc.export.MaxAllowedPacketException;

/**
 * Decides by the error number of MySQL, MariaDB or TiDB whether trying again can help, as {@code
 * sql-errors.txt} says. A number that is not there stops the task, unless its SQLSTATE tells of a
 * lost connection. Stateless.
 */
public final class SqlErrorClassifier {

    /** SQLSTATE of a connection that is not there. */
    public static final String CONNECTION_LOST = "08001";

    private static final int PACKET_TOO_LARGE = 1153;

    /** A quoted text, and the word before it that makes it a name instead of a value. */
    private static final Pattern QUOTED =
            Pattern.compile(
                    "((?:key|column|table|database|partition|variable|in) )?'(?:[^']|'')*'");

    private static final Pattern BEFORE_KEY =
            Pattern.compile("(?s)(entry|value:?) '.*'(?= for (?:key|column))");

    private SqlErrorClassifier() {}

    public static SqlFailure classify(SQLException e) {
        return line(e).map(SqlErrorTable.Line::failure)
                .orElse(lost(e) ? SqlFailure.LOST : SqlFailure.PERMANENT);
    }

    /** What a person can do about it; {@code ""} where that is not known. */
    public static String remedy(SQLException e) {
        return line(e).map(SqlErrorTable.Line::remedy).orElse("");
    }

    private static Optional<SqlErrorTable.Line> line(SQLException e) {
        int number = tooLong(e) ? PACKET_TOO_LARGE : e.getErrorCode();
        return SqlErrorTable.find(number, e.getMessage() == null ? "" : e.getMessage());
    }

    private static boolean lost(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }

    /** DM's code for it. */
    public static ErrorCode code(SQLException e) {
        return classify(e).passes() ? ErrorCode.DB_BAD_CONN : ErrorCode.DB_EXECUTE_FAILED;
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
}
