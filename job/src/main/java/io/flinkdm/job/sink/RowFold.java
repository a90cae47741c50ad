package io.flinkdm.job.sink;

import io.flinkdm.udf.event.ChangeKind;
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
        Write before = writes.get(key);
        boolean there =
                before == null
                        ? change.kind() != ChangeKind.INSERT && !change.safe()
                        : before.there;
        Write after = follow(before, change, there);
        if (after == null) {
            return false;
        }
        writes.put(key, after);
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

    private static Write follow(Write before, RowChange change, boolean there) {
        return switch (change.kind()) {
            case DELETE -> new Write(there ? Action.DELETE : Action.CLEAR, change.before(), there);
            case UPDATE ->
                    new Write(brings(before) ? before.action : Action.PUT, change.after(), there);
            case INSERT -> insert(before, change, there);
        };
    }

    private static Write insert(Write before, RowChange change, boolean there) {
        boolean gone =
                before != null && (before.action == Action.DELETE || before.action == Action.CLEAR);
        if (before == null) {
            Action action = change.safe() ? Action.ADD : Action.INSERT;
            return new Write(action, change.after(), false);
        }
        if (gone || (change.safe() && !brings(before))) {
            return new Write(Action.PUT, change.after(), there);
        }
        return null;
    }

    private static boolean brings(Write write) {
        return write != null && (write.action == Action.INSERT || write.action == Action.ADD);
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

    /**
     * @param there whether the target must have the row before
     */
    private record Write(Action action, Row row, boolean there) {}
}
