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

    /**
     * Emits one event, or two for a row that moves: the DELETE first.
     *
     * @param structure the target's, by number
     */
    public static void address(
            RowChange change,
            TableId target,
            int structure,
            TargetAddress address,
            Consumer<TargetEvent> out) {
        if (change.origin().fromSnapshot()) {
            int any = address.ofSnapshot(change.after());
            out.accept(new TargetEvent(change, target, any, structure));
        } else if (change.kind() == ChangeKind.UPDATE
                && address.moves(change.before(), change.after())) {
            emit(half(change, ChangeKind.DELETE), target, structure, address, out);
            emit(half(change, ChangeKind.INSERT), target, structure, address, out);
        } else {
            emit(change, target, structure, address, out);
        }
    }

    private static void emit(
            RowChange change,
            TableId target,
            int structure,
            TargetAddress address,
            Consumer<TargetEvent> out) {
        out.accept(new TargetEvent(change, target, address.of(change.identity()), structure));
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
