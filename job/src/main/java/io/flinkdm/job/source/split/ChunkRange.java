package io.flinkdm.job.source.split;

import java.util.List;
import java.util.Objects;

/**
 * A range of a table's rows in the order of a key. Bounds are SQL literals, one a column, so the
 * server that made them compares them. Immutable.
 *
 * @param index the key's name, {@code ""} for a whole table
 * @param columns the key's columns in key order
 * @param after the last key before the range; empty when it begins with the first row
 * @param upTo the last key of the range; empty when it ends with the last row
 */
public record ChunkRange(
        String index, List<String> columns, List<String> after, List<String> upTo) {

    /** All rows, in any order. */
    public static final ChunkRange WHOLE_TABLE =
            new ChunkRange("", List.of(), List.of(), List.of());

    public ChunkRange {
        Objects.requireNonNull(index, "index");
        columns = List.copyOf(columns);
        after = List.copyOf(after);
        upTo = List.copyOf(upTo);
    }

    public boolean bounded() {
        return !after.isEmpty() || !upTo.isEmpty();
    }

    /** Without the bounds, which are a user's data: Flink logs the splits it hands out. */
    @Override
    public String toString() {
        return bounded() ? "a range of " + index : "all rows";
    }
}
