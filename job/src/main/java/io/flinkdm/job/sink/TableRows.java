package io.flinkdm.job.sink;

import io.flinkdm.job.sink.RowFold.Action;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

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

    /** The rows, when all of them are new or may be taken for it; nothing otherwise. */
    abstract Optional<List<Row>> onlyNew();

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
                builder.clearByKey(rows(Action.DELETE));
            } else {
                builder.deleteByKey(rows(Action.DELETE));
            }
            builder.clearByKey(rows(Action.CLEAR));
            switch (mode) {
                case AS_MARKED, STRICT -> {
                    builder.insert(rows(Action.INSERT));
                    builder.upsert(rows(Action.ADD, Action.PUT));
                }
                case NEW -> {
                    builder.insert(rows(Action.INSERT, Action.ADD));
                    builder.upsert(rows(Action.PUT));
                }
                case ONLY_NEW -> builder.insert(rows(Action.INSERT, Action.ADD, Action.PUT));
                case SAFE, UNCHECKED -> builder.upsert(rows(Action.INSERT, Action.ADD, Action.PUT));
                case KEEP -> builder.insertIgnore(rows(Action.INSERT, Action.ADD, Action.PUT));
            }
        }

        private List<Row> rows(Action first, Action... more) {
            return fold.rows(EnumSet.of(first, more));
        }

        @Override
        Optional<List<Row>> onlyNew() {
            List<Row> rows = rows(Action.INSERT, Action.ADD);
            return rows.size() == fold.size() ? Optional.of(rows) : Optional.empty();
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

        @Override
        Optional<List<Row>> onlyNew() {
            return done.isEmpty() ? last.onlyNew() : Optional.empty();
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

        @Override
        Optional<List<Row>> onlyNew() {
            return changes.stream().allMatch(change -> change.kind() == ChangeKind.INSERT)
                    ? Optional.of(changes.stream().map(RowChange::after).toList())
                    : Optional.empty();
        }
    }
}
