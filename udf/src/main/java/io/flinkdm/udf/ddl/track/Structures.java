package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a source, or those of them a statement touches, and its schemas. Names are in lower
 * case where the source keeps them so. Immutable.
 *
 * @param schemas each one's character set; one that is missing has the server's
 */
public record Structures(Map<String, TextDefaults> schemas, Map<TableId, TrackedTable> tables) {

    public static final Structures NONE = new Structures(Map.of(), Map.of());

    public Structures {
        schemas = Map.copyOf(schemas);
        tables = Map.copyOf(tables);
    }

    public Optional<TrackedTable> table(TableId table) {
        return Optional.ofNullable(tables.get(table));
    }

    public Structures with(TableId table, TrackedTable structure) {
        Map<TableId, TrackedTable> more = new HashMap<>(tables);
        more.put(table, structure);
        return new Structures(schemas, more);
    }

    public Structures without(TableId table) {
        Map<TableId, TrackedTable> fewer = new HashMap<>(tables);
        fewer.remove(table);
        return new Structures(schemas, fewer);
    }

    public Structures withSchema(String schema, TextDefaults text) {
        Map<String, TextDefaults> more = new HashMap<>(schemas);
        more.put(schema, text);
        return new Structures(more, tables);
    }

    /** Its tables go with it. */
    public Structures withoutSchema(String schema) {
        Map<String, TextDefaults> fewer = new HashMap<>(schemas);
        fewer.remove(schema);
        Map<TableId, TrackedTable> others = new HashMap<>(tables);
        others.keySet().removeIf(table -> table.schema().equals(schema));
        return new Structures(fewer, others);
    }
}
