package io.flinkdm.testkit.bench;

/**
 * What one run of a measurement gave. Immutable.
 *
 * @param cpu used meanwhile
 */
record Run(long rows, long nanos, CpuTimes cpu) {

    /** The same at the same cost for a row, by a better clock. */
    Run timed(long exactRows, long exactNanos) {
        return new Run(exactRows, exactNanos, cpu.times((double) exactRows / rows));
    }

    double rowsPerSecond() {
        return rows * 1e9 / nanos;
    }
}
