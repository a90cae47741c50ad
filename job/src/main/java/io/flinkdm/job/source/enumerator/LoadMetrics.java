package io.flinkdm.job.source.enumerator;

import org.apache.flink.metrics.MetricGroup;

/**
 * Gauges of the load, under the names DM's monitoring knows. Told on the JobManager's main thread,
 * read by reporters.
 */
final class LoadMetrics {

    /** The pace is that of the last one to two of these. */
    private static final long WINDOW_MS = 30_000;

    private static final long MS_PER_SECOND = 1_000;

    /** Nobody can tell. */
    private static final long UNKNOWN = -1;

    private volatile long finishedRows;
    private volatile long estimatedRows;
    private volatile long finishedBytes;
    private volatile long finishedTables;
    private volatile long tables;
    private volatile long remainingSeconds = UNKNOWN;

    private Sample older;
    private Sample newer;

    /** How many rows there were at a time. */
    private record Sample(long atMs, long rows) {}

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
        if (newer == null) {
            older = new Sample(nowMs, totals.loadedRows);
            newer = older;
        } else if (nowMs - newer.atMs() >= WINDOW_MS) {
            older = newer;
            newer = new Sample(nowMs, totals.loadedRows);
        }
        remainingSeconds = remaining(nowMs);
    }

    /** Seconds until all rows are loaded, -1 where nobody can tell. */
    long remainingSeconds() {
        return remainingSeconds;
    }

    private long remaining(long nowMs) {
        long left = estimatedRows - finishedRows;
        long rows = finishedRows - older.rows();
        long elapsedMs = nowMs - older.atMs();
        if (left == 0) {
            return 0;
        }
        return rows <= 0 || elapsedMs <= 0
                ? UNKNOWN
                : Math.round((double) left * elapsedMs / rows / MS_PER_SECOND);
    }
}
