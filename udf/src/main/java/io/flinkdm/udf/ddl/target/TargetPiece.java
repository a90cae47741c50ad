package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Objects;

/**
 * What one operation of a source's statement is on the target. Immutable.
 *
 * @param operation with upstream names, for the filters
 * @param statements to run one after the other; none where the target needs nothing done
 * @param dropped one text for each thing that could not be kept, fit for a log line
 * @param trouble why it cannot be carried over, {@code ""} where it can
 */
public record TargetPiece(
        Operation operation, List<String> statements, List<String> dropped, String trouble) {

    public TargetPiece {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(trouble, "trouble");
        statements = List.copyOf(statements);
        dropped = List.copyOf(dropped);
    }

    static TargetPiece unwritable(Operation operation, String trouble) {
        return new TargetPiece(operation, List.of(), List.of(), trouble);
    }

    /**
     * @throws MigrationException 36068 when it cannot be carried over
     */
    public void requireWritable() {
        if (!trouble.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNSUPPORTED_STMT,
                    trouble + "; make the change on the target by hand, then skip the statement");
        }
    }
}
