package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A lane at work, as the writer holds it. Task thread. */
final class RunningLane {

    private final LaneQueue queue;
    private final LaneConnection connection;
    private final Thread thread;

    private RunningLane(LaneQueue queue, LaneConnection connection, Thread thread) {
        this.queue = queue;
        this.connection = connection;
        this.thread = thread;
    }

    static RunningLane start(MigrationPlan plan, String name, WriterMetrics metrics) {
        LaneSettings settings = LaneSettings.of(plan);
        LaneQueue queue = new LaneQueue(settings.queueRows(), LaneSettings.QUEUE_BYTES);
        LaneConnection connection = new LaneConnection(plan.target());
        KeylessProgress progress =
                new KeylessProgress(new SinkProgressTable(plan.metaSchema(), plan.task()));
        BatchWriter writer =
                new BatchWriter(connection, progress, metrics, RunningLane::backoff);
        BatchLimits limits = BatchLimits.ofRows(settings.batchRows());
        Thread thread = new Thread(new Lane(queue, writer, limits), name);
        thread.setDaemon(true);
        thread.start();
        return new RunningLane(queue, connection, thread);
    }

    private static Backoff backoff() {
        return new Backoff(() -> System.nanoTime() / 1_000_000, ThreadLocalRandom.current());
    }

    LaneQueue queue() {
        return queue;
    }

    /** Ends it at once, also where it waits for the target. */
    void stop() {
        queue.close();
        thread.interrupt();
        connection.abort();
    }

    void awaitEnd(Duration atMost) {
        try {
            thread.join(atMost.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
