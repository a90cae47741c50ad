package io.flinkdm.job.source.snapshot;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A key a table can be cut by: its primary key, or a unique key without NULL. Immutable.
 *
 * @param index the key's name
 * @param parts in key order
 */
public record ChunkKey(String index, List<Part> parts) {

    private static final Set<String> INTEGERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private static final Set<String> SCANNED = Set.of("enum", "set");

    public ChunkKey {
        parts = List.copyOf(parts);
    }

    /**
     * One column of the key.
     *
     * @param prefixLength characters (bytes of binary strings) the index holds; 0 means all
     */
    public record Part(Column column, int prefixLength) {}

    /** The keys to choose from, the best first; none when nothing tells all rows apart. */
    public static List<ChunkKey> candidates(TableSchema schema) {
        return schema.keys().stream()
                .filter(key -> tellsApart(schema, key))
                .map(key -> of(schema, key))
                .sorted(Comparator.comparing(ChunkKey::scans))
                .toList();
    }

    /** Whether no key of the table tells all of its rows apart. */
    public static boolean keyless(TableSchema schema) {
        return candidates(schema).isEmpty();
    }

    private static ChunkKey of(TableSchema schema, Key key) {
        return new ChunkKey(
                key.name(),
                key.parts().stream()
                        .map(part -> new Part(column(schema, part), part.prefixLength()))
                        .toList());
    }

    private static Column column(TableSchema schema, Key.Part part) {
        return schema.column(part.column()).orElseThrow();
    }

    private static boolean tellsApart(TableSchema schema, Key key) {
        return !key.expression()
                && key.parts().stream().noneMatch(part -> column(schema, part).nullable());
    }

    public List<String> names() {
        return parts.stream().map(part -> part.column().name()).toList();
    }

    /** Whether it is one integer column, which may be cut by arithmetic. */
    boolean integer() {
        return parts.size() == 1 && INTEGERS.contains(parts.get(0).column().type().name());
    }

    /** Whether a range of it makes the server look at all rows: it has none of ENUM and SET. */
    boolean scans() {
        return SCANNED.contains(parts.get(0).column().type().name());
    }

    /** Whether its index holds whole values, so that walking it gives their order. */
    boolean whole() {
        return parts.stream().noneMatch(part -> part.prefixLength() > 0);
    }

    /** Whether a value written as a literal is that value again, to the last bit. */
    boolean exact() {
        return whole() && parts.stream().allMatch(part -> KeyLiteral.exact(part.column()));
    }
}
