package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A source's statement for the target. Immutable.
 *
 * @param pieces one for each operation of {@link io.flinkdm.udf.ddl.tree.StatementSplitter}, in
 *     order
 * @param together whether the operations depend on taking effect at once, as a swap of two names
 *     does: the first piece then has the statement for all, which may run only if none of them is
 *     filtered out
 */
public record TargetDdl(List<TargetPiece> pieces, boolean together) {

    public TargetDdl {
        pieces = List.copyOf(pieces);
    }

    static TargetDdl apart(List<TargetPiece> pieces) {
        return new TargetDdl(pieces, false);
    }

    static TargetDdl together(
            List<Operation> operations, List<String> statements, List<String> dropped) {
        List<TargetPiece> pieces = new ArrayList<>();
        for (Operation operation : operations) {
            boolean first = pieces.isEmpty();
            pieces.add(
                    new TargetPiece(
                            operation,
                            first ? statements : List.of(),
                            first ? dropped : List.of(),
                            ""));
        }
        return new TargetDdl(pieces, true);
    }
}
