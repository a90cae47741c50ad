package io.flinkdm.job.source.snapshot;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key a table is cut by: its primary key, else a unique key without NULL. Immutable.
 *
 * @param index the key's name
 * @param columns in key order
 */
public record ChunkKey(String index, List<Column> columns) {

    private static final Set<String> INTEGERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    /** A FLOAT's text is rounded, so its bounds would cut between wrong rows. */
    private static final Set<String> INEXACT = Set.of("float", "double", "json");

    public ChunkKey {
        columns = List.copyOf(columns);
    }

    /** Empty when the table cannot be cut and is read in one piece. */
    public static Optional<ChunkKey> of(TableSchema schema) {
        return schema.keys().stream()
                .filter(key -> tellsApart(schema, key) && cuts(schema, key))
                .findFirst()
                .map(key -> new ChunkKey(key.name(), columns(schema, key)));
    }

    /** Whether no key of the table tells all of its rows apart. */
    public static boolean keyless(TableSchema schema) {
        return schema.keys().stream().noneMatch(key -> tellsApart(schema, key));
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Whether it is one integer column, which may be cut by arithmetic. */
    boolean integer() {
        return columns.size() == 1 && INTEGERS.contains(columns.get(0).type().name());
    }

    private static boolean tellsApart(TableSchema schema, Key key) {
        return !key.expression() && columns(schema, key).stream().noneMatch(Column::nullable);
    }

    private static boolean cuts(TableSchema schema, Key key) {
        return key.parts().stream().allMatch(part -> part.prefixLength() == 0)
                && columns(schema, key).stream()
                        .noneMatch(column -> INEXACT.contains(column.type().name()));
    }

    private static List<Column> columns(TableSchema schema, Key key) {
        return key.columns().stream().map(name -> schema.column(name).orElseThrow()).toList();
    }
}
