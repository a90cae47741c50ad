package io.flinkdm.job.sink;

import java.time.Duration;

/**
 * Whether rows come faster than a writer's lanes take them: then they are late, and a lane that has
 * few had better wait for more than send these. Safe for many threads.
 */
final class Congestion {

    private static final long REMEMBERED_NS = Duration.ofMillis(300).toNanos();
    private static final long FAR_NS = Duration.ofDays(1).toNanos();

    private volatile long overNs = System.nanoTime();

    /** Task thread. It begins to wait for a lane. */
    void begins() {
        overNs = System.nanoTime() + FAR_NS;
    }

    /** Task thread. It goes on. */
    void ends() {
        overNs = System.nanoTime() + REMEMBERED_NS;
    }

    /** Whether the task waits, or has waited lately. */
    boolean lately() {
        return overNs - System.nanoTime() > 0;
    }
}
