package io.flinkdm.job.sink;

import io.flinkdm.job.jdbc.Backoff;
import io.flinkdm.job.jdbc.SqlErrorClassifier;
import io.flinkdm.job.jdbc.SqlFailure;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.RowChange;
import java.sql.SQLException;

/** Says which row could not be written, where it came from and what to do. Stateless, pure. */
final class WriteFailures {

    private WriteFailures() {}

    /** The target will never take this row. */
    static MigrationException permanent(LaneRow row, SQLException e) {
        RowChange change = row.change();
        if (e instanceof MissingRowException) {
            return missing(row);
        }
        return new MigrationException(
                SqlErrorClassifier.code(e),
                ErrorScope.DOWNSTREAM,
                "cannot write "
                        + change
                        + " to "
                        + row.layout().target()
                        + " ("
                        + MaskedStatement.of(row)
                        + ")"
                        + measures(row, e)
                        + remedy(e),
                SqlErrorClassifier.masked(e));
    }

    private static MigrationException missing(LaneRow row) {
        return new MigrationException(
                ErrorCode.TARGET_ROW_MISSING,
                ErrorScope.DOWNSTREAM,
                row.change() + " meets no row in " + row.layout().target(),
                null);
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

    private static String measures(LaneRow row, SQLException e) {
        return SqlErrorClassifier.classify(e) == SqlFailure.TOO_LARGE
                ? "; " + RowMeasures.of(row)
                : "";
    }

    private static String remedy(SQLException e) {
        String remedy = SqlErrorClassifier.remedy(e);
        return remedy.isEmpty() ? "" : ": " + remedy;
    }
}
