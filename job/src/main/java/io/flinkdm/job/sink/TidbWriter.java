package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.event.TargetEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * The Flink side of the writers: spreads rows over lanes by their address, and holds a checkpoint
 * until all of them are on the target. Task thread; each lane has its own.
 */
final class TidbWriter implements SinkWriter<TargetEvent> {

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Layouts layouts;
    private final List<RunningLane> lanes;
    private final WriterMetrics metrics;

    private TidbWriter(Layouts layouts, List<RunningLane> lanes, WriterMetrics metrics) {
        this.layouts = layouts;
        this.metrics = metrics;
        this.lanes = List.copyOf(lanes);
    }

    /**
     * @param name what the names of its threads begin with
     */
    static TidbWriter start(MigrationPlan plan, int laneCount, String name, WriterMetrics metrics) {
        List<RunningLane> lanes = new ArrayList<>();
        for (int i = 1; i <= laneCount; i++) {
            lanes.add(RunningLane.start(plan, name + i, metrics));
        }
        TargetTables tables = new TargetTables(plan.target());
        return new TidbWriter(new Layouts(SchemaCache.of(plan), tables), lanes, metrics);
    }

    @Override
    public void write(TargetEvent event, Context context) throws InterruptedException {
        try {
            WriteLayout layout = layouts.of(event);
            LaneRow row = new LaneRow(layout, event.change(), RowBytes.of(event.change()));
            lanes.get(lane(event.address(), lanes.size())).queue().put(row);
            metrics.sent(row);
        } catch (LaneFailedException e) {
            throw Failures.of(e.getCause());
        } catch (RuntimeException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        try {
            for (RunningLane lane : lanes) {
                lane.queue().awaitWritten();
            }
        } catch (LaneFailedException e) {
            throw Failures.of(e.getCause());
        }
    }

    @Override
    public void close() {
        lanes.forEach(RunningLane::stop);
        lanes.forEach(lane -> lane.awaitEnd(CLOSING));
    }

    /** Another hash than the one that picked the writer: all its rows agree in that one. */
    static int lane(int address, int lanes) {
        int hash = address * 0x9e3779b9;
        return Math.floorMod(hash ^ (hash >>> 15), lanes);
    }
}
