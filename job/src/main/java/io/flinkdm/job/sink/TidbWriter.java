package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import io.flinkdm.job.target.TargetTables;
import io.flinkdm.udf.event.TargetEvent;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * The Flink side of the writers: gives rows to lanes, and holds a checkpoint until all of them are
 * on the target. Task thread; each lane has its own.
 */
final class TidbWriter implements SinkWriter<Bundle<TargetEvent>> {

    private final Layouts layouts;
    private final Lanes lanes;
    private final LaneChoice choice;
    private final WriterMetrics metrics;

    private TidbWriter(Layouts layouts, Lanes lanes, LaneChoice choice, WriterMetrics metrics) {
        this.layouts = layouts;
        this.lanes = lanes;
        this.choice = choice;
        this.metrics = metrics;
    }

    static TidbWriter start(LaneStarter starter, int count) {
        MigrationPlan plan = starter.plan();
        Layouts layouts = new Layouts(SchemaCache.of(plan), new TargetTables(plan.target()));
        Lanes lanes = starter.start(count);
        LaneChoice choice = new LaneChoice(lanes, starter.kind().limits());
        return new TidbWriter(layouts, lanes, choice, starter.metrics());
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
        metrics.sent(choice.put(event, layouts.of(event)));
        if (choice.outgrown()) {
            flush(false);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        lanes.awaitWritten();
        choice.plan();
    }

    @Override
    public void close() {
        lanes.close();
    }
}
