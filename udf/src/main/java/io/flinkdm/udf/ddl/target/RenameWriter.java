package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes RENAME TABLE, one statement for each pair. Names that go to one table stay where they are,
 * and what is no table, such as a view, is not on the target. Confined to one statement.
 */
final class RenameWriter {

    private final WriteContext context;

    RenameWriter(WriteContext context) {
        this.context = context;
    }

    TargetDdl write() {
        List<TargetPiece> pieces = new ArrayList<>();
        Structures now = context.before();
        for (int i = 0; i < context.operations().size(); i++) {
            pieces.add(piece(i, now.table(context.source(i, 0)).isPresent()));
            now = renamed(now, context.source(i, 0), context.source(i, 1));
        }
        return TargetDdl.apart(pieces);
    }

    private static Structures renamed(Structures now, TableId from, TableId to) {
        Optional<TrackedTable> table = now.table(from);
        return table.isEmpty() ? now : now.without(from).with(to, table.get());
    }

    private TargetPiece piece(int index, boolean known) {
        TableId from = context.target(index, 0);
        TableId to = context.target(index, 1);
        if (!known && context.before().schemas().isEmpty()) {
            return TargetPiece.unwritable(
                    context.operations().get(index),
                    "the structure of " + context.source(index, 0) + " is not known");
        }
        if (!known) {
            return nothing(index, context.source(index, 0) + " is no table that is followed");
        }
        if (from.equals(to)) {
            return nothing(index, from + " stays: both names go there");
        }
        if (!context.added(index, 0).equals(context.added(index, 1))) {
            return TargetPiece.unwritable(
                    context.operations().get(index),
                    "the routes of both names do not add the same columns");
        }
        String sql = "RENAME TABLE " + from.quoted() + " TO " + to.quoted();
        return new TargetPiece(context.operations().get(index), List.of(sql), List.of(), "");
    }

    private TargetPiece nothing(int index, String why) {
        return new TargetPiece(context.operations().get(index), List.of(), List.of(why), "");
    }
}
