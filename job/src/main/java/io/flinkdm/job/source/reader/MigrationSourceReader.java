package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.source.binlog.ReadLag;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.job.source.split.SplitRequest;
import io.flinkdm.job.source.split.TableRead;
import io.flinkdm.udf.event.ChangeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.core.io.InputStatus;

/**
 * One subtask of the source. It asks for a split, again and again, while it has none; a table
 * without a key, once read, stays in its state with the place of its snapshot, so that the
 * enumerator can be told again after any restart. Task thread.
 */
public final class MigrationSourceReader
        extends SingleThreadMultiplexSourceReaderBase<
                ChangeBatch, Bundle<ChangeEvent>, MigrationSplit, SplitState> {

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private final ProgressNotes notes;
    private final SpareConnection spare;
    private final List<SnapshotSplit> tablesRead = new ArrayList<>();
    private boolean started;
    private int received;
    private long askedNs;

    public static MigrationSourceReader create(
            MigrationPlan plan,
            SourcePlan source,
            TargetTableCreator target,
            SourceReaderContext context) {
        ProgressNotes notes = new ProgressNotes();
        ReadLag lag = new ReadLag();
        ReaderMetrics metrics = new ReaderMetrics(context.metricGroup(), lag);
        SpareConnection spare = new SpareConnection(source);
        return new MigrationSourceReader(
                () -> new MigrationSplitReader(new SplitOpener(plan, source, target, spare, lag)),
                new ChangeEmitter(notes, metrics),
                context,
                notes,
                spare);
    }

    private MigrationSourceReader(
            Supplier<SplitReader<ChangeBatch, MigrationSplit>> fetching,
            ChangeEmitter emitter,
            SourceReaderContext context,
            ProgressNotes notes,
            SpareConnection spare) {
        super(fetching, emitter, context.getConfiguration(), context);
        this.notes = notes;
        this.spare = spare;
    }

    @Override
    public void start() {
        super.start();
        started = true;
        tablesRead.forEach(this::tell);
        askIfIdle();
    }

    @Override
    public void addSplits(List<MigrationSplit> splits) {
        // Before the start they come from its own state.
        received += started ? splits.size() : 0;
        List<MigrationSplit> toRead = new ArrayList<>();
        for (MigrationSplit split : splits) {
            if (split instanceof SnapshotSplit chunk && chunk.readAt() != null) {
                tablesRead.add(chunk);
            } else {
                toRead.add(split);
            }
        }
        if (!toRead.isEmpty()) {
            super.addSplits(toRead);
        }
    }

    @Override
    protected void onSplitFinished(Map<String, SplitState> finished) {
        for (SplitState state : finished.values()) {
            SnapshotSplit chunk = state.chunkRead();
            if (chunk != null) {
                notes.chunkRead(chunk.table());
            }
            if (chunk != null && chunk.keyless()) {
                tablesRead.add(chunk);
                tell(chunk);
            }
        }
        askIfIdle();
    }

    private void tell(SnapshotSplit read) {
        context.sendSourceEventToCoordinator(new TableRead(read.table(), read.readAt()));
    }

    private void askIfIdle() {
        if (getNumberOfCurrentlyAssignedSplits() == 0) {
            context.sendSourceEventToCoordinator(new SplitRequest(received));
            askedNs = System.nanoTime();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Bundle<ChangeEvent>> output) throws Exception {
        InputStatus status = super.pollNext(output);
        if (status == InputStatus.NOTHING_AVAILABLE
                && System.nanoTime() - askedNs >= ASK_AGAIN.toNanos()) {
            askIfIdle();
        }
        return status;
    }

    /** Also when it is time to ask again: splits are handed out only to readers that ask. */
    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> something = super.isAvailable();
        if (something.isDone() || getNumberOfCurrentlyAssignedSplits() > 0) {
            return something;
        }
        CompletableFuture<Void> soon =
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.anyOf(something, soon).thenRun(() -> {});
    }

    @Override
    public List<MigrationSplit> snapshotState(long checkpoint) {
        List<MigrationSplit> splits = new ArrayList<>(super.snapshotState(checkpoint));
        BinlogSplit binlog = null;
        for (MigrationSplit split : splits) {
            binlog = split instanceof BinlogSplit found ? found : binlog;
        }
        notes.cut(checkpoint, binlog);
        splits.addAll(tablesRead);
        return splits;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        super.notifyCheckpointComplete(checkpoint);
        notes.durable(checkpoint).ifPresent(context::sendSourceEventToCoordinator);
    }

    @Override
    protected SplitState initializedState(MigrationSplit split) {
        return new SplitState(split);
    }

    @Override
    protected MigrationSplit toSplitType(String id, SplitState state) {
        return state.toSplit();
    }

    @Override
    public void close() throws Exception {
        try (spare) {
            super.close();
        }
    }
}
