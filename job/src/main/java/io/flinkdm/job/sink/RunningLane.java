package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.jdbc.Backoff;
import java.time.Duration;

/** A lane at work, as the writer holds it. Task thread, but for what says otherwise. */
final class RunningLane {

    private static final Duration AFTER_ABORT = Duration.ofSeconds(1);

    private final LaneQueue queue;
    private final LaneProgress progress;
    private final LaneConnection connection;
    private final Thread thread;

    private RunningLane(
            LaneQueue queue, LaneProgress progress, LaneConnection connection, Thread thread) {
        this.queue = queue;
        this.progress = progress;
        this.connection = connection;
        this.thread = thread;
    }

    /**
     * @param congestion of all lanes of the writer
     */
    static RunningLane start(LaneStarter shared, int number, Congestion congestion) {
        MigrationPlan plan = shared.plan();
        LaneKind kind = shared.kind();
        LaneQueue queue = new LaneQueue(kind.queueRows(), LaneSettings.QUEUE_BYTES, congestion);
        LaneConnection connection = new LaneConnection(shared.connector());
        KeylessProgress progress =
                new KeylessProgress(new SinkProgressTable(plan.metaSchema(), plan.task()));
        BatchWriter writer =
                new BatchWriter(
                        connection, progress, shared.metrics(), Backoff::start, kind.mode());
        LaneProgress written = new LaneProgress();
        Lane lane = new Lane(queue, writer, kind, written, congestion);
        Runnable work =
                () -> {
                    lane.run();
                    connection.discard();
                };
        Thread thread = new Thread(work, shared.name() + number);
        thread.setDaemon(true);
        thread.start();
        return new RunningLane(queue, written, connection, thread);
    }

    LaneQueue queue() {
        return queue;
    }

    /**
     * As {@link LaneQueue#put}.
     *
     * @return how many rows the lane has been given
     */
    long put(LaneRow row) throws InterruptedException {
        queue.put(row);
        return progress.give();
    }

    /** How many of the rows given to it are on the target. */
    long written() {
        return progress.written();
    }

    /** Another lane's thread: so many rows are wanted on the target before others come. */
    void hurry(long number) {
        progress.announce(number);
        queue.wakeLane();
    }

    /** Another lane's thread. Returns when so many rows are on the target. */
    void awaitWritten(long number) throws InterruptedException {
        progress.await(number);
    }

    /** It writes nothing more than what it is writing now. */
    void stop() {
        queue.close();
        connection.retire();
        thread.interrupt();
    }

    /**
     * Waits for the end of what it is writing. Only a lane that is stuck loses its connection: the
     * driver ends a running statement by KILL, which is not kind to the target.
     */
    void awaitEnd(Duration atMost) {
        if (!ends(atMost)) {
            connection.abort();
            ends(AFTER_ABORT);
        }
    }

    private boolean ends(Duration atMost) {
        try {
            thread.join(atMost.toMillis());
        } catch (InterruptedException e) {
            // Flink asks to hurry; it has to see its interrupt again.
            connection.abort();
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
