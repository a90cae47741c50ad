package io.flinkdm.job.source.reader;

import io.flinkdm.job.source.split.ChangeBatch;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;

/** What one fetch brought: one batch, the end of a split, or nothing. Task thread. */
final class BatchOfSplit implements RecordsWithSplitIds<ChangeBatch> {

    private final Set<String> finished;
    private String split;
    private ChangeBatch batch;

    private BatchOfSplit(String split, ChangeBatch batch, Set<String> finished) {
        this.split = split;
        this.batch = batch;
        this.finished = finished;
    }

    static BatchOfSplit of(String split, ChangeBatch batch) {
        return new BatchOfSplit(split, batch, Set.of());
    }

    static BatchOfSplit finished(String split) {
        return new BatchOfSplit(null, null, Set.of(split));
    }

    static BatchOfSplit nothing() {
        return new BatchOfSplit(null, null, Set.of());
    }

    @Override
    public String nextSplit() {
        String next = split;
        split = null;
        return next;
    }

    @Override
    public ChangeBatch nextRecordFromSplit() {
        ChangeBatch next = batch;
        batch = null;
        return next;
    }

    @Override
    public Set<String> finishedSplits() {
        return finished;
    }
}
