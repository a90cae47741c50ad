package io.flinkdm.job.sink;

import io.flinkdm.udf.event.Origin;
import java.time.Duration;

/**
 * How long the first row of a batch may wait for others. A row that is late already loses nothing
 * by waiting longer, and a fuller batch costs the target less: more rows share a statement, more
 * changes of a hot row become one. Immutable.
 *
 * @param usual for a row that has just been committed at its source
 * @param late for one that was committed a while ago
 */
record Linger(Duration usual, Duration late) {

    /** Longer than a change takes while the job keeps up: times of a binlog are whole seconds. */
    private static final long LATE_MS = 3_000;

    /** For rows that come in batches. */
    static final Linger NONE = new Linger(Duration.ZERO, Duration.ZERO);

    static final Linger OF_CHANGES = new Linger(Duration.ofMillis(20), Duration.ofMillis(200));

    long nanos(Origin first, long nowMs) {
        return (nowMs - first.timestampMs() > LATE_MS ? late : usual).toNanos();
    }
}
