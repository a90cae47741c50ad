package io.flinkdm.job.source.reader;

import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.SplitInput;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/** Reads one split after the other, a batch at a time. Fetcher thread. */
final class MigrationSplitReader implements SplitReader<ChangeBatch, MigrationSplit> {

    private final SplitOpener opener;
    private final Queue<MigrationSplit> waiting = new ArrayDeque<>();
    private MigrationSplit split;
    private SplitInput input;

    MigrationSplitReader(SplitOpener opener) {
        this.opener = opener;
    }

    @Override
    public RecordsWithSplitIds<ChangeBatch> fetch() {
        try {
            if (split == null) {
                split = waiting.poll();
            }
            return split == null ? BatchOfSplit.nothing() : read();
        } catch (RuntimeException e) {
            throw Failures.of(e);
        }
    }

    private RecordsWithSplitIds<ChangeBatch> read() {
        if (input == null) {
            input = opener.open(split);
        }
        ChangeBatch batch = input.next();
        String id = split.splitId();
        if (batch != null) {
            return batch == ChangeBatch.NOTHING
                    ? BatchOfSplit.nothing()
                    : BatchOfSplit.of(id, batch);
        }
        SplitInput done = input;
        input = null;
        split = null;
        done.close();
        return BatchOfSplit.finished(id);
    }

    @Override
    public void handleSplitsChanges(SplitsChange<MigrationSplit> change) {
        if (!(change instanceof SplitsAddition)) {
            throw new UnsupportedOperationException("splits are only ever added");
        }
        waiting.addAll(change.splits());
    }

    /** A fetch never waits long. */
    @Override
    public void wakeUp() {}

    @Override
    public void close() {
        try (opener) {
            if (input != null) {
                input.close();
            }
        }
    }
}
