package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.event.TargetEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * The end of the flow: writes rows to TiDB over {@code worker-count} connections. A checkpoint that
 * completes has all rows before it on the target. Rows of one address must come to one writer, in
 * order. Immutable.
 */
public final class TidbSink implements Sink<TargetEvent> {

    private static final long serialVersionUID = 1L;

    /** Rows of unusual length must not fill the memory: this is for each connection. */
    private static final long QUEUE_BYTES = 16 << 20;

    private final MigrationPlan plan;

    public TidbSink(MigrationPlan plan) {
        this.plan = plan;
    }

    @Override
    @Deprecated
    public SinkWriter<TargetEvent> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink calls the other form since 1.19");
    }

    @Override
    public SinkWriter<TargetEvent> createWriter(WriterInitContext context) {
        int parallelism = context.getTaskInfo().getNumberOfParallelSubtasks();
        String name =
                "TiDB writer " + (context.getTaskInfo().getIndexOfThisSubtask() + 1) + " lane ";
        return writer(lanes(parallelism), name, context.metricGroup());
    }

    private TidbWriter writer(int laneCount, String name, SinkWriterMetricGroup group) {
        WriterMetrics metrics = new WriterMetrics();
        metrics.register(group);
        List<RunningLane> lanes = new ArrayList<>();
        for (int i = 1; i <= laneCount; i++) {
            lanes.add(lane(name + i, metrics));
        }
        return new TidbWriter(
                new Layouts(SchemaCache.of(plan), new TargetTables(plan.target())), lanes);
    }

    private RunningLane lane(String name, WriterMetrics metrics) {
        LaneQueue queue = new LaneQueue(most(SyncPlan::queueRows), QUEUE_BYTES);
        LaneConnection connection = new LaneConnection(plan.target());
        BatchLimits limits = BatchLimits.ofRows(most(SyncPlan::batchRows));
        KeylessProgress progress =
                new KeylessProgress(new SinkProgressTable(plan.metaSchema(), plan.task()));
        BatchWriter writer =
                new BatchWriter(
                        connection,
                        progress,
                        metrics,
                        () -> new Backoff(TidbSink::clockMs, ThreadLocalRandom.current()));
        return RunningLane.start(name, queue, connection, new Lane(queue, writer, limits));
    }

    /** Together the writers have {@code worker-count} lanes, rounded up. */
    private int lanes(int parallelism) {
        return (most(SyncPlan::workerCount) + parallelism - 1) / parallelism;
    }

    /** All sources share the writers: the largest wish counts. */
    private int most(ToIntFunction<SyncPlan> setting) {
        return plan.sources().stream()
                .map(SourcePlan::sync)
                .mapToInt(setting)
                .max()
                .orElseThrow();
    }

    private static long clockMs() {
        return System.nanoTime() / 1_000_000;
    }
}
