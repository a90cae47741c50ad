package io.flinkdm.job.source.reader;

import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a reader has emitted, cut at each checkpoint and told once it has completed. Task thread.
 */
final class ProgressNotes {

    private final TreeMap<Long, ReadProgress> cuts = new TreeMap<>();
    private List<TableId> chunks = new ArrayList<>();
    private long loadedRows;
    private long loadedBytes;
    private long timestampMs;

    void emittedRows(ChangeBatch batch) {
        loadedRows += batch.rows();
        loadedBytes += batch.bytes();
    }

    void emittedChanges(ChangeBatch batch) {
        if (batch.timestampMs() != 0) {
            timestampMs = batch.timestampMs();
        }
    }

    /** When the last change emitted was made upstream; 0 when none was. */
    long timestampMs() {
        return timestampMs;
    }

    void chunkRead(TableId table) {
        chunks.add(table);
    }

    /**
     * @param binlog where the reader is in the binlog, {@code null} when it reads none
     */
    void cut(long checkpoint, BinlogSplit binlog) {
        cuts.put(
                checkpoint,
                new ReadProgress(
                        chunks,
                        loadedRows,
                        loadedBytes,
                        binlog == null ? null : binlog.position(),
                        binlog == null ? 0 : binlog.rows(),
                        binlog == null ? 0 : binlog.bytes(),
                        timestampMs));
        chunks = new ArrayList<>();
        loadedRows = 0;
        loadedBytes = 0;
    }

    /** All that is durable now and has not been told; empty when there is nothing to tell. */
    Optional<ReadProgress> durable(long checkpoint) {
        var done = cuts.headMap(checkpoint, true);
        if (done.isEmpty()) {
            return Optional.empty();
        }
        List<TableId> tables = new ArrayList<>();
        long rows = 0;
        long bytes = 0;
        ReadProgress last = ReadProgress.NONE;
        for (ReadProgress cut : done.values()) {
            tables.addAll(cut.chunks());
            rows += cut.loadedRows();
            bytes += cut.loadedBytes();
            last = cut;
        }
        done.clear();
        if (last.flushed() == null && rows == 0 && tables.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ReadProgress(
                        tables,
                        rows,
                        bytes,
                        last.flushed(),
                        last.syncedRows(),
                        last.syncedBytes(),
                        last.timestampMs()));
    }
}
