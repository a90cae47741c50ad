package io.flinkdm.job.source.snapshot;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a chunk behind its rows read so far, so that these are not read again after a
 * crash. Told for keys of integers, binary strings and utf8mb4 texts, whose bounds can be written
 * from the rows; a chunk of another key is read again as a whole. Immutable.
 */
final class ChunkRest {

    private static final Set<String> INTEGERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private final ChunkRange range;

    /** Where the key's columns are in a row; none when nothing can be told. */
    private final int[] places;

    private final List<ColumnType> types;

    private ChunkRest(ChunkRange range, int[] places, List<ColumnType> types) {
        this.range = range;
        this.places = places;
        this.types = types;
    }

    static ChunkRest of(ChunkRange range, TableSchema schema) {
        Optional<ChunkKey> key =
                ChunkKey.candidates(schema).stream()
                        .filter(one -> one.index().equals(range.index()))
                        .filter(one -> one.names().equals(range.columns()))
                        .filter(ChunkKey::whole)
                        .filter(ChunkRest::writable)
                        .findFirst();
        return key.map(one -> of(range, schema, one))
                .orElseGet(() -> new ChunkRest(range, new int[0], List.of()));
    }

    private static ChunkRest of(ChunkRange range, TableSchema schema, ChunkKey key) {
        return new ChunkRest(
                range,
                key.parts().stream()
                        .mapToInt(part -> schema.columns().indexOf(part.column()))
                        .toArray(),
                key.parts().stream().map(part -> part.column().type()).toList());
    }

    private static boolean writable(ChunkKey key) {
        return key.parts().stream()
                .map(part -> part.column().type())
                .allMatch(
                        type ->
                                INTEGERS.contains(type.name())
                                        || type.binary()
                                        || (type.text() && "utf8mb4".equals(type.charset())));
    }

    /** The order rows have to be read in, {@code ""} for any. */
    String order() {
        return places.length == 0 ? "" : ChunkSql.orderBy(range.columns(), "");
    }

    /** The range behind that row, {@code null} when it cannot be told. */
    ChunkRange behind(Row row) {
        if (places.length == 0) {
            return null;
        }
        List<String> after = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            after.add(literal(types.get(i), row.value(places[i])));
        }
        return new ChunkRange(range.index(), range.columns(), after, range.upTo());
    }

    private static String literal(ColumnType type, Object value) {
        if (value instanceof String text) {
            return KeyLiteral.text(type, text.getBytes(StandardCharsets.UTF_8));
        }
        return value instanceof byte[] bytes ? KeyLiteral.text(type, bytes) : String.valueOf(value);
    }
}
