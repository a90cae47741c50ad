package io.flinkdm.job.source.split;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.Objects;

/**
 * Rows of one table, read in one query. Immutable.
 *
 * @param chunk number within the source
 * @param schema fingerprint of the structure whose columns are read
 * @param keyless whether the table has no key that tells its rows apart, so that its rows are read
 *     in a snapshot whose place in the binlog is known
 * @param readAt that place once all rows of a keyless table are read; {@code null} before, and for
 *     every other chunk
 */
public record SnapshotSplit(
        int chunk,
        TableId table,
        long schema,
        ChunkRange range,
        boolean keyless,
        BinlogPosition readAt)
        implements MigrationSplit {

    public SnapshotSplit {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(range, "range");
    }

    /** A chunk still to be read. */
    public static SnapshotSplit of(
            int chunk, TableId table, long schema, ChunkRange range, boolean keyless) {
        return new SnapshotSplit(chunk, table, schema, range, keyless, null);
    }

    /** The same chunk, read. */
    public SnapshotSplit readAt(BinlogPosition position) {
        return new SnapshotSplit(chunk, table, schema, range, keyless, position);
    }

    /** The same chunk, some of its rows read. */
    public SnapshotSplit left(ChunkRange rest) {
        return new SnapshotSplit(chunk, table, schema, rest, keyless, readAt);
    }

    @Override
    public String splitId() {
        return "chunk-" + chunk;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.snapshot(this);
    }
}
