package io.flinkdm.job.sink;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.List;

/** The changes a batch holds for one table. Confined to one lane. */
abstract class TableRows {

    static TableRows of(WriteLayout layout) {
        return switch (layout.kind()) {
            case KEYED -> new Folded(layout);
            case MOVING -> new Moving(layout);
            case ORDERED, KEYLESS -> new Ordered(layout);
        };
    }

    /** False when the batch has to be written first. */
    abstract boolean add(RowChange change);

    /** How many rows the target will see. */
    abstract int size();

    abstract void write(StatementBuilder builder, WriteMode mode);

    /** Of a table with one key. */
    private static final class Folded extends TableRows {

        private final RowFold fold;

        Folded(WriteLayout layout) {
            fold = new RowFold(layout::keyOf);
        }

        @Override
        boolean add(RowChange change) {
            return fold.add(change);
        }

        @Override
        int size() {
            return fold.size();
        }

        @Override
        void write(StatementBuilder builder, WriteMode mode) {
            if (mode == WriteMode.STRICT) {
                builder.lookByKey(fold.rowsToFind());
            }
            if (mode == WriteMode.SAFE) {
                builder.clearByKey(fold.rows(RowFold.Action.DELETE));
            } else {
                builder.deleteByKey(fold.rows(RowFold.Action.DELETE));
            }
            builder.clearByKey(fold.rows(RowFold.Action.CLEAR));
            List<Row> inserts = fold.rows(RowFold.Action.INSERT);
            List<Row> puts = fold.rows(RowFold.Action.PUT);
            switch (mode) {
                case AS_MARKED, STRICT -> {
                    builder.insert(inserts);
                    builder.upsert(puts);
                }
                case NEW, ONLY_NEW -> {
                    builder.insert(inserts);
                    builder.insert(puts);
                }
                case SAFE, UNCHECKED -> {
                    builder.upsert(inserts);
                    builder.upsert(puts);
                }
                case KEEP -> {
                    builder.insertIgnore(inserts);
                    builder.insertIgnore(puts);
                }
            }
        }
    }

    /**
     * Of a table with one key and columns of its own: what comes before a row moves to another key
     * is folded, and what comes after it; the row moves in between.
     */
    private static final class Moving extends TableRows {

        private final WriteLayout layout;
        private final List<TableRows> done = new ArrayList<>();
        private int doneSize;
        private Folded last;

        Moving(WriteLayout layout) {
            this.layout = layout;
            this.last = new Folded(layout);
        }

        @Override
        boolean add(RowChange change) {
            if (change.kind() != ChangeKind.UPDATE
                    || !layout.moves(change.before(), change.after())) {
                return last.add(change);
            }
            Ordered move = new Ordered(layout);
            move.add(change);
            doneSize += last.size() + 1;
            done.add(last);
            done.add(move);
            last = new Folded(layout);
            return true;
        }

        @Override
        int size() {
            return doneSize + last.size();
        }

        @Override
        void write(StatementBuilder builder, WriteMode mode) {
            done.forEach(rows -> rows.write(builder, mode));
            last.write(builder, mode);
        }
    }

    /** Of a table with several keys. */
    private static final class Ordered extends TableRows {

        private final WriteLayout layout;
        private final List<RowChange> changes = new ArrayList<>();

        Ordered(WriteLayout layout) {
            this.layout = layout;
        }

        @Override
        boolean add(RowChange change) {
            return changes.add(change);
        }

        @Override
        int size() {
            return changes.size();
        }

        @Override
        void write(StatementBuilder builder, WriteMode mode) {
            new OrderedStatements(layout, builder, mode).write(changes);
        }
    }
}
