package io.flinkdm.job.shard.control;

import io.flinkdm.udf.event.ControlCommand;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Emits the commands it is given. Task thread. */
final class ControlReader implements SourceReader<ControlCommand, ControlSplit> {

    private final Queue<ControlSplit> splits = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean ends;

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<ControlCommand> output) {
        ControlSplit split = splits.poll();
        if (split != null) {
            output.collect(split.command());
        }
        if (!splits.isEmpty()) {
            return InputStatus.MORE_AVAILABLE;
        }
        if (ends) {
            return InputStatus.END_OF_INPUT;
        }
        available = new CompletableFuture<>();
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<ControlSplit> snapshotState(long checkpoint) {
        return List.copyOf(splits);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<ControlSplit> more) {
        splits.addAll(more);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        ends = true;
        available.complete(null);
    }

    @Override
    public void close() {}
}
