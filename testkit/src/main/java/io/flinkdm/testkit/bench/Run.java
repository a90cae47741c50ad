package io.flinkdm.testkit.bench;

/**
 * What one run of a measurement gave. Immutable.
 *
 * @param cpu used meanwhile
 */
record Run(long rows, long nanos, CpuTimes cpu) {

    double rowsPerSecond() {
        return rows * 1e9 / nanos;
    }
}
