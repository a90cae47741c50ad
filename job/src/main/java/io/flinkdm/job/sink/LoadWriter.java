package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.event.TargetEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Writes rows of the load. They come in no order that counts, so it gathers runs of neighbours and
 * gives each to whichever lane has least to do. The lanes are there as long as rows come: a
 * checkpoint that finds none since the last one closes their connections. Task thread; each lane
 * has its own.
 */
final class LoadWriter implements SinkWriter<Bundle<TargetEvent>> {

    private final Layouts layouts;
    private final BatchLimits limits;
    private final Supplier<Lanes> starter;
    private final WriterMetrics metrics;
    private List<LaneRow> run = new ArrayList<>();
    private long runBytes;
    private Lanes lanes;
    private boolean idle = true;

    private LoadWriter(
            Layouts layouts, BatchLimits limits, Supplier<Lanes> starter, WriterMetrics metrics) {
        this.layouts = layouts;
        this.limits = limits;
        this.starter = starter;
        this.metrics = metrics;
    }

    static LoadWriter of(LaneStarter lanes, int count) {
        MigrationPlan plan = lanes.plan();
        return new LoadWriter(
                new Layouts(SchemaCache.of(plan), new TargetTables(plan.target())),
                lanes.kind().limits(),
                () -> lanes.start(count),
                lanes.metrics());
    }

    @Override
    public void write(Bundle<TargetEvent> bundle, Context context) throws InterruptedException {
        try {
            List<TargetEvent> events = bundle.events();
            metrics.received(events.size());
            for (int i = 0; i < events.size(); i++) {
                write(events.get(i));
            }
        } catch (LaneFailedException e) {
            throw Failures.of(e.getCause());
        } catch (RuntimeException e) {
            throw Failures.of(e);
        }
    }

    private void write(TargetEvent event) throws InterruptedException {
        WriteLayout layout = layouts.of(event);
        if (!run.isEmpty() && run.get(0).layout() != layout) {
            handOver();
        }
        LaneRow row = new LaneRow(layout, event.change(), RowBytes.of(event.change()));
        run.add(row);
        runBytes += row.bytes();
        if (run.size() >= limits.rows() || runBytes >= limits.bytes()) {
            handOver();
        }
        metrics.sent(row);
    }

    private void handOver() throws InterruptedException {
        if (lanes == null) {
            lanes = starter.get();
        }
        idle = false;
        lanes.leastBusy().putAll(run, runBytes);
        run = new ArrayList<>(limits.rows());
        runBytes = 0;
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        try {
            if (!run.isEmpty()) {
                handOver();
            }
        } catch (LaneFailedException e) {
            throw Failures.of(e.getCause());
        }
        if (lanes == null) {
            return;
        }
        lanes.awaitWritten();
        if (idle) {
            close();
        }
        idle = true;
    }

    @Override
    public void close() {
        if (lanes != null) {
            lanes.close();
            lanes = null;
        }
    }
}
