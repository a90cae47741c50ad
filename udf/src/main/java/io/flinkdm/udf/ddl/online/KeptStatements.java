package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements seen on the shadow tables of one source, by table. Immutable.
 *
 * @param statements an empty text stands for one that a filter left out
 */
public record KeptStatements(Map<TableId, List<String>> statements) {

    public static final KeptStatements NONE = new KeptStatements(Map.of());

    public KeptStatements {
        Map<TableId, List<String>> copy = new HashMap<>();
        statements.forEach((table, list) -> copy.put(table, List.copyOf(list)));
        statements = Map.copyOf(copy);
    }

    /** Null when the table has not been seen. */
    public List<String> of(TableId shadow) {
        return statements.get(shadow);
    }

    /** A statement that is the last one already is one that is read again after a restart. */
    public KeptStatements with(TableId shadow, String statement) {
        List<String> kept = new ArrayList<>(statements.getOrDefault(shadow, List.of()));
        if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(statement)) {
            kept.add(statement);
        }
        Map<TableId, List<String>> all = new HashMap<>(statements);
        all.put(shadow, kept);
        return new KeptStatements(all);
    }

    /** Also for whoever has run what was kept. */
    public KeptStatements without(TableId shadow) {
        Map<TableId, List<String>> others = new HashMap<>(statements);
        others.remove(shadow);
        return new KeptStatements(others);
    }
}
