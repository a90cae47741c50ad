package io.flinkdm.job.shard.control;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Ends the stream of commands at once. JobManager main thread. */
final class NoCommands implements SplitEnumerator<ControlSplit, ControlProgress> {

    private final SplitEnumeratorContext<ControlSplit> context;

    NoCommands(SplitEnumeratorContext<ControlSplit> context) {
        this.context = context;
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<ControlSplit> splits, int subtask) {}

    @Override
    public ControlProgress snapshotState(long checkpoint) {
        return ControlProgress.START;
    }

    @Override
    public void close() {}
}
