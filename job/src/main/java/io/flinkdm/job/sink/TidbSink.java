package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The end of the flow: writes rows to TiDB over {@code worker-count} connections. A checkpoint that
 * completes has all rows before it on the target. Rows of one address must come to one writer, in
 * order. Immutable.
 */
public final class TidbSink implements Sink<Bundle<TargetEvent>> {

    private static final long serialVersionUID = 1L;

    private final MigrationPlan plan;

    public TidbSink(MigrationPlan plan) {
        this.plan = plan;
    }

    /**
     * How many subtasks it should have.
     *
     * @param parallelism of the job
     */
    public int writers(int parallelism) {
        return LaneSettings.of(plan).writers(parallelism);
    }

    @Override
    @Deprecated
    public SinkWriter<Bundle<TargetEvent>> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink calls the other form since 1.19");
    }

    @Override
    public SinkWriter<Bundle<TargetEvent>> createWriter(WriterInitContext context) {
        int parallelism = context.getTaskInfo().getNumberOfParallelSubtasks();
        String name =
                "TiDB writer " + (context.getTaskInfo().getIndexOfThisSubtask() + 1) + " lane ";
        WriterMetrics metrics = new WriterMetrics();
        metrics.register(context.metricGroup());
        metrics.registerTables(context.metricGroup());
        return TidbWriter.start(
                LaneStarter.ofChanges(plan, name, metrics).fenced(Attempt.of(context)),
                LaneSettings.of(plan).lanes(parallelism));
    }
}
