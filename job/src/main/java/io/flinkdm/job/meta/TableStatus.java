package io.flinkdm.job.meta;

import io.flinkdm.udf.model.TableId;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far the load of one table is, as last written to {@code {task}_table_status}. Immutable.
 *
 * @param complete whether all of its existing rows are on the target
 * @param estimatedRows as the source's server estimates them; their number once they are read
 * @param loadedRows rows that are durable on the target
 * @param loadedBytes their size as read, in bytes
 * @param totalChunks chunks known so far
 * @param beganAtMs when the first chunk was known, milliseconds since 1970
 * @param updatedAtMs when this was written, milliseconds since 1970
 */
public record TableStatus(
        String sourceId,
        TableId table,
        boolean complete,
        long estimatedRows,
        long loadedRows,
        long loadedBytes,
        long totalChunks,
        long completedChunks,
        long beganAtMs,
        long updatedAtMs) {

    public TableStatus {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(table, "table");
    }

    /** Seconds left at the pace so far; empty while there is none. */
    public OptionalLong remainingSeconds() {
        long left = Math.max(0, estimatedRows - loadedRows);
        long elapsedMs = updatedAtMs - beganAtMs;
        return loadedRows <= 0 || elapsedMs <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round((double) left * elapsedMs / loadedRows / 1000));
    }
}
