package io.flinkdm.job.sink;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.RowChange;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Finds the warnings that say the target has stored something else than it was given: the session
 * is not strict, so that it takes all a source may hold, and must not pay with values for that.
 * Stateless.
 */
final class LossyWarnings {

    /** SQLSTATE of the errors made of them: the target has stored what it warned of. */
    static final String STATE = "01000";

    private static final int TRUNCATED = 1265;

    private static final Set<Integer> LOSSY =
            Set.of(
                    1048, // NULL for a column that must not be NULL
                    1261, // fewer values than columns
                    1262, // more values than columns
                    1263, // NULL for such a column, by LOAD DATA
                    1264, // out of range
                    TRUNCATED, 1292, // no such date or number
                    1364, // no value and no default
                    1366, // not in this character set, no such number
                    1406, // too long
                    1690); // out of range

    private LossyWarnings() {}

    /**
     * @throws SQLException the first such warning, as an error
     */
    static void check(Statement statement, List<LaneRow> rows) throws SQLException {
        for (SQLWarning warning = statement.getWarnings();
                warning != null;
                warning = warning.getNextWarning()) {
            int number = warning.getErrorCode();
            if (LOSSY.contains(number) && !(number == TRUNCATED && emptyEnum(rows))) {
                throw new SQLException(warning.getMessage(), STATE, number);
            }
        }
    }

    /** Ordinal 0, which MySQL keeps for an ENUM value that was no member, is warned of as well. */
    private static boolean emptyEnum(List<LaneRow> rows) {
        return rows.stream().anyMatch(LossyWarnings::emptyEnum);
    }

    private static boolean emptyEnum(LaneRow row) {
        RowChange change = row.change();
        return change.kind() != ChangeKind.DELETE
                && row.layout().written().stream()
                        .filter(column -> column.source().type().name().equals("enum"))
                        .anyMatch(column -> zero(change.after().value(column.place())));
    }

    private static boolean zero(Object value) {
        return value instanceof Long number && number == 0;
    }
}
