package io.flinkdm.job.target;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import java.util.function.Consumer;

/**
 * Turns a routed row into what the sink takes. An UPDATE that moves a row to another key becomes a
 * DELETE and an INSERT, as the two keys may belong to different writers. Called by the shard step.
 * Stateless, pure.
 */
public final class KeyMoves {

    private KeyMoves() {}

    /** Emits one event, or two for a row that moves: the DELETE first. */
    public static void address(
            RowChange change, TableId target, TargetAddress address, Consumer<TargetEvent> out) {
        if (change.origin().fromSnapshot()) {
            out.accept(new TargetEvent(change, target, address.ofSnapshot(change.after())));
        } else if (change.kind() == ChangeKind.UPDATE
                && address.moves(change.before(), change.after())) {
            emit(half(change, ChangeKind.DELETE), target, address, out);
            emit(half(change, ChangeKind.INSERT), target, address, out);
        } else {
            emit(change, target, address, out);
        }
    }

    private static void emit(
            RowChange change, TableId target, TargetAddress address, Consumer<TargetEvent> out) {
        out.accept(new TargetEvent(change, target, address.of(change.identity())));
    }

    private static RowChange half(RowChange update, ChangeKind kind) {
        Row before = kind == ChangeKind.DELETE ? update.before() : null;
        Row after = kind == ChangeKind.INSERT ? update.after() : null;
        return new RowChange(
                update.table(),
                update.schema(),
                kind,
                before,
                after,
                update.safe(),
                update.origin(),
                update.rowIndex());
    }
}
