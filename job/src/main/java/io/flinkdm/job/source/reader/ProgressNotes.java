package io.flinkdm.job.source.reader;

import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.job.source.split.TableLoad;
import io.flinkdm.udf.model.TableId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a reader has emitted, cut at each checkpoint and told once it has completed. Task thread.
 */
final class ProgressNotes {

    private final TreeMap<Long, ReadProgress> cuts = new TreeMap<>();
    private Map<TableId, TableLoad> tables = new LinkedHashMap<>();
    private long timestampMs;

    void emittedRows(TableId table, ChangeBatch batch) {
        add(tables, new TableLoad(table, 0, batch.rows(), batch.bytes()));
    }

    private static void add(Map<TableId, TableLoad> sums, TableLoad more) {
        sums.merge(more.table(), more, TableLoad::plus);
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
        add(tables, new TableLoad(table, 1, 0, 0));
    }

    /**
     * @param binlog where the reader is in the binlog, {@code null} when it reads none
     */
    void cut(long checkpoint, BinlogSplit binlog) {
        cuts.put(
                checkpoint,
                new ReadProgress(
                        List.copyOf(tables.values()),
                        binlog == null ? null : binlog.position(),
                        binlog == null ? 0 : binlog.rows(),
                        binlog == null ? 0 : binlog.bytes(),
                        timestampMs));
        tables = new LinkedHashMap<>();
    }

    /** All that is durable now and has not been told; empty when there is nothing to tell. */
    Optional<ReadProgress> durable(long checkpoint) {
        var done = cuts.headMap(checkpoint, true);
        if (done.isEmpty()) {
            return Optional.empty();
        }
        Map<TableId, TableLoad> sums = new LinkedHashMap<>();
        ReadProgress last = ReadProgress.NONE;
        for (ReadProgress cut : done.values()) {
            cut.tables().forEach(load -> add(sums, load));
            last = cut;
        }
        done.clear();
        if (last.flushed() == null && sums.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ReadProgress(
                        List.copyOf(sums.values()),
                        last.flushed(),
                        last.syncedRows(),
                        last.syncedBytes(),
                        last.timestampMs()));
    }
}
