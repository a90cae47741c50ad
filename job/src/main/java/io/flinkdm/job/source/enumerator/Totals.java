package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.udf.model.TableId;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts for people: tables, chunks and rows, known and done. After a failure they may lag behind;
 * nothing depends on them. JobManager main thread: must not block.
 */
final class Totals {

    long tables;
    long completedTables;
    long chunks;
    long completedChunks;
    long estimatedRows;
    long loadedRows;
    long loadedBytes;

    /** Chunks not known to be read, of tables cut to their end. */
    private final Map<TableId, Integer> left = new HashMap<>();

    void discovered(List<TableToCut> found) {
        tables = found.size();
        estimatedRows = found.stream().mapToLong(TableToCut::estimatedRows).sum();
    }

    /**
     * @param cutToEnd whether these are the table's last chunks
     */
    void cut(TableId table, int count, boolean cutToEnd) {
        chunks += count;
        int before = left.getOrDefault(table, 1);
        // One is kept for what is still to be cut.
        left.put(table, before + count - (cutToEnd ? 1 : 0));
        completeIfRead(table);
    }

    void durable(ReadProgress progress) {
        loadedRows += progress.loadedRows();
        loadedBytes += progress.loadedBytes();
        for (TableId table : progress.chunks()) {
            completedChunks++;
            left.computeIfPresent(table, (id, count) -> count - 1);
            completeIfRead(table);
        }
    }

    private void completeIfRead(TableId table) {
        if (left.getOrDefault(table, 1) == 0) {
            left.remove(table);
            completedTables++;
        }
    }

    /** All rows are read, whatever the counts say. */
    void allRead() {
        left.clear();
        completedTables = tables;
        completedChunks = chunks;
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(7 * Long.BYTES);
        out.putLong(tables).putLong(completedTables).putLong(chunks).putLong(completedChunks);
        out.putLong(estimatedRows).putLong(loadedRows).putLong(loadedBytes);
        return out.array();
    }

    static Totals of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Totals totals = new Totals();
        totals.tables = in.getLong();
        totals.completedTables = in.getLong();
        totals.chunks = in.getLong();
        totals.completedChunks = in.getLong();
        totals.estimatedRows = in.getLong();
        totals.loadedRows = in.getLong();
        totals.loadedBytes = in.getLong();
        return totals;
    }
}
