package io.flinkdm.job.sink;

import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.RowChange;
import java.sql.SQLException;

/** Says which row could not be written, where it came from and what to do. Stateless, pure. */
final class WriteFailures {

    private static final int DUPLICATE = 1062;
    private static final int UNKNOWN_COLUMN = 1054;
    private static final int NO_TABLE = 1146;
    private static final int TOO_LONG = 1406;
    private static final int ENTRY_TOO_LARGE = 8025;
    private static final int PACKET_TOO_LARGE = 1153;

    private WriteFailures() {}

    /** The target will never take this row. */
    static MigrationException permanent(LaneRow row, SQLException e) {
        RowChange change = row.change();
        return new MigrationException(
                SqlErrorClassifier.code(e),
                ErrorScope.DOWNSTREAM,
                "cannot write "
                        + change
                        + " to "
                        + row.layout().target()
                        + remedy(e.getErrorCode()),
                SqlErrorClassifier.masked(e));
    }

    /** The target was tried for long enough; the job restarts and goes on trying. */
    static MigrationException patienceLost(LaneRow row, SQLException e) {
        if (e.getCause() instanceof MigrationException unreachable) {
            return unreachable;
        }
        return new MigrationException(
                ErrorCode.DB_BAD_CONN,
                ErrorScope.DOWNSTREAM,
                "the target has not taken rows of "
                        + row.layout().target()
                        + " for "
                        + Backoff.PATIENCE.toMinutes()
                        + " minutes",
                SqlErrorClassifier.masked(e));
    }

    private static String remedy(int number) {
        return switch (number) {
            case DUPLICATE ->
                    ": the target has a row with this key already. Look for another writer, or for"
                            + " two sources with the same key; delete the row there, then resume"
                            + " the task";
            case UNKNOWN_COLUMN, NO_TABLE ->
                    ": the table was changed on the target. Change it back, then resume the task";
            case TOO_LONG ->
                    ": make the column as long as the source's, then resume the task. TiDB counts"
                            + " a TEXT in bytes of UTF-8, so the next larger type may be needed";
            case ENTRY_TOO_LARGE -> ": raise TiDB's txn-entry-size-limit, then resume the task";
            case PACKET_TOO_LARGE ->
                    ": raise max_allowed_packet of the target, then resume the task";
            default -> "";
        };
    }
}
