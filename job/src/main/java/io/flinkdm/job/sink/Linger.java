package io.flinkdm.job.sink;

import java.time.Duration;

/**
 * How long the first row of a batch may wait for others: not long, unless many have come already,
 * or more than all lanes of the writer take. A fuller batch costs the target less: more rows share
 * a statement, more changes of a hot row become one. Where they come so fast they are late, or will
 * be. No clock is asked how late a row is: those of a source and of this machine need not agree.
 * Immutable.
 *
 * @param usual for a batch of few changes
 * @param heavy for one that had so many when that time was over, or while rows are congested
 * @param ofManyTables then for one that has few for each of its tables
 * @param manyChanges how many these are
 */
record Linger(Duration usual, Duration heavy, Duration ofManyTables, int manyChanges) {

    /** For rows that come in batches. */
    static final Linger NONE =
            new Linger(Duration.ZERO, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE);

    /** Some ten thousand changes a second for one connection: only rows in a hurry come so fast. */
    static final Linger OF_CHANGES =
            new Linger(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(3), 256);

    /**
     * For a batch as it is by now.
     *
     * @param congested whether rows come faster than they are written
     */
    long nanos(Batch batch, boolean congested) {
        if (congested && batch.ofManyTables()) {
            return ofManyTables.toNanos();
        }
        boolean busy = congested || batch.rows().size() >= manyChanges;
        return (busy ? heavy : usual).toNanos();
    }
}
