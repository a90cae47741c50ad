package io.flinkdm.job.sink;

import java.time.Duration;

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

    static RunningLane start(
            String name, LaneQueue queue, LaneConnection connection, Lane lane) {
        Thread thread = new Thread(lane, name);
        thread.setDaemon(true);
        thread.start();
        return new RunningLane(queue, connection, thread);
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
