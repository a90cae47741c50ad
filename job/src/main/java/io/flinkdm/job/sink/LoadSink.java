package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The short way of the rows of a load: writes them where they were read, over {@code pool-size}
 * connections of the source's own. A checkpoint that completes has all rows before it on the
 * target; changes of the source begin after such a one. Immutable.
 */
public final class LoadSink implements Sink<Bundle<TargetEvent>> {

    private static final long serialVersionUID = 1L;

    private final MigrationPlan plan;
    private final String sourceId;
    private final int connections;
    private final Duplicates duplicates;

    public LoadSink(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.sourceId = source.sourceId();
        this.connections = source.snapshot().poolSize();
        this.duplicates = source.snapshot().duplicates();
    }

    @Override
    @Deprecated
    public SinkWriter<Bundle<TargetEvent>> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink calls the other form since 1.19");
    }

    @Override
    public SinkWriter<Bundle<TargetEvent>> createWriter(WriterInitContext context) {
        int writers = context.getTaskInfo().getNumberOfParallelSubtasks();
        String name =
                "load "
                        + sourceId
                        + " writer "
                        + (context.getTaskInfo().getIndexOfThisSubtask() + 1)
                        + " lane ";
        WriterMetrics metrics = new WriterMetrics();
        metrics.register(context.metricGroup());
        return LoadWriter.of(
                LaneStarter.ofLoad(plan, duplicates, name, metrics).fenced(Attempt.of(context)),
                (connections + writers - 1) / writers);
    }
}
