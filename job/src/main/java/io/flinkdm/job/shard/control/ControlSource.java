package io.flinkdm.job.shard.control;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.udf.event.ControlCommand;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The commands for a task as a stream, read from {@code {task}_command}; runs with parallelism 1. A
 * task that only loads takes none, so that it can end. Immutable.
 */
public final class ControlSource implements Source<ControlCommand, ControlSplit, ControlProgress> {

    private static final long serialVersionUID = 1L;

    private final MigrationPlan plan;

    public ControlSource(MigrationPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boundedness getBoundedness() {
        return plan.mode().follows() ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<ControlSplit, ControlProgress> createEnumerator(
            SplitEnumeratorContext<ControlSplit> context) {
        return restoreEnumerator(context, ControlProgress.START);
    }

    @Override
    public SplitEnumerator<ControlSplit, ControlProgress> restoreEnumerator(
            SplitEnumeratorContext<ControlSplit> context, ControlProgress progress) {
        return plan.mode().follows()
                ? new ControlEnumerator(context, new CommandPoller(plan), progress)
                : new NoCommands(context);
    }

    @Override
    public SourceReader<ControlCommand, ControlSplit> createReader(SourceReaderContext context) {
        return new ControlReader();
    }

    @Override
    public SimpleVersionedSerializer<ControlSplit> getSplitSerializer() {
        return new ControlSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<ControlProgress> getEnumeratorCheckpointSerializer() {
        return new ControlProgressSerializer();
    }
}
