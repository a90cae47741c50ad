package io.flinkdm.job.source.binlog;

import java.time.Duration;

/** When to open a lost stream again, and when to give the error to Flink. Fetcher thread. */
final class ReconnectPolicy {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** A server is restarted within this time; a longer outage should be seen by people. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private long failingSinceNanos;
    private long nextTryNanos;
    private Duration pause = Duration.ZERO;

    void succeeded() {
        pause = Duration.ZERO;
    }

    /**
     * @return whether patience is at its end
     */
    boolean failed() {
        long now = System.nanoTime();
        if (pause.isZero()) {
            failingSinceNanos = now;
            pause = FIRST_PAUSE;
        } else {
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
        nextTryNanos = now + pause.toNanos();
        return now - failingSinceNanos > PATIENCE.toNanos();
    }

    boolean due() {
        return pause.isZero() || System.nanoTime() - nextTryNanos >= 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
