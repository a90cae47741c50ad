package io.flinkdm.job.source.enumerator;

import org.apache.flink.metrics.MetricGroup;

/**
 * Gauges of the load, under the names DM's monitoring knows. Told on the JobManager's main thread,
 * read by reporters.
 */
final class LoadMetrics {

    private volatile long finishedRows;
    private volatile long estimatedRows;
    private volatile long finishedBytes;
    private volatile long finishedTables;
    private volatile long tables;
    private volatile long remainingSeconds = Pace.UNKNOWN;

    private final Pace pace = new Pace();

    LoadMetrics register(MetricGroup group) {
        group.gauge("dumpling_dump_finished_rows", () -> finishedRows);
        group.gauge("dumpling_dump_estimate_total_rows", () -> estimatedRows);
        group.gauge("dumpling_dump_finished_size", () -> finishedBytes);
        group.gauge("dumpling_dump_finished_tables", () -> finishedTables);
        group.gauge("totalTables", () -> tables);
        group.gauge("remainingSeconds", () -> remainingSeconds);
        return this;
    }

    void tell(Totals totals, long nowMs) {
        finishedRows = totals.loadedRows;
        estimatedRows = Math.max(totals.estimatedRows, totals.loadedRows);
        finishedBytes = totals.loadedBytes;
        finishedTables = totals.completedTables;
        tables = totals.tables;
        pace.tell(finishedRows, nowMs);
        remainingSeconds = pace.secondsFor(estimatedRows - finishedRows, finishedRows, nowMs);
    }

    /** Seconds until all rows are loaded, -1 where nobody can tell. */
    long remainingSeconds() {
        return remainingSeconds;
    }
}
