package io.flinkdm.job.sink;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Folds changes of a table whose rows have one key into one write per key, after DM's {@code
 * compact}: what is left has the effect of all of them in their order, and its writes may be made
 * in any order so long as deletes come first. Pure; confined to one lane.
 */
final class RowFold {

    private final Function<Row, Object> keyOf;
    private final Map<Object, Write> writes = new LinkedHashMap<>();

    /**
     * @param keyOf a row's key, equal for rows of one key
     */
    RowFold(Function<Row, Object> keyOf) {
        this.keyOf = keyOf;
    }

    /**
     * @return whether the change was taken. An INSERT of a row that these changes have brought
     *     already is not: everything before it has to be written first, and the target tells what
     *     it thinks of it.
     */
    boolean add(RowChange change) {
        Object key = keyOf.apply(change.identity());
        Write write = writes.get(key);
        if (write != null) {
            return write.follow(change);
        }
        writes.put(key, Write.first(change));
        return true;
    }

    /** How many keys are to be written. */
    int size() {
        return writes.size();
    }

    /** The rows with which one of these is to be done, in order of their keys' first change. */
    List<Row> rows(Set<Action> actions) {
        List<Row> rows = new ArrayList<>();
        for (Write write : writes.values()) {
            if (actions.contains(write.action)) {
                rows.add(write.row);
            }
        }
        return rows;
    }

    /** The rows among those to be put that have to be there. */
    List<Row> rowsToFind() {
        List<Row> rows = new ArrayList<>();
        for (Write write : writes.values()) {
            if (write.there && write.action == Action.PUT) {
                rows.add(write.row);
            }
        }
        return rows;
    }

    /** What is to be done for a key. */
    enum Action {
        /** The row must be there. */
        DELETE,
        /** No row may be left there. */
        CLEAR,
        /** The row must be new. */
        INSERT,
        /** The row is new, unless this is a repetition. */
        ADD,
        /** The row may be there. */
        PUT
    }

    /** What the changes of one key come to. */
    private static final class Write {

        /** Whether the target must have the row before. */
        private final boolean there;

        private Action action;
        private Row row;

        private Write(boolean there, Action action, Row row) {
            this.there = there;
            this.action = action;
            this.row = row;
        }

        static Write first(RowChange change) {
            boolean safe = change.safe();
            return switch (change.kind()) {
                case DELETE ->
                        new Write(!safe, safe ? Action.CLEAR : Action.DELETE, change.before());
                case UPDATE -> new Write(!safe, Action.PUT, change.after());
                case INSERT -> new Write(false, safe ? Action.ADD : Action.INSERT, change.after());
            };
        }

        /** False when the change cannot be one with those before. */
        boolean follow(RowChange change) {
            return switch (change.kind()) {
                case DELETE -> become(there ? Action.DELETE : Action.CLEAR, change.before());
                case UPDATE -> become(brings() ? action : Action.PUT, change.after());
                case INSERT ->
                        (gone() || change.safe() && !brings())
                                && become(Action.PUT, change.after());
            };
        }

        private boolean become(Action next, Row with) {
            action = next;
            row = with;
            return true;
        }

        private boolean gone() {
            return action == Action.DELETE || action == Action.CLEAR;
        }

        private boolean brings() {
            return action == Action.INSERT || action == Action.ADD;
        }
    }
}
