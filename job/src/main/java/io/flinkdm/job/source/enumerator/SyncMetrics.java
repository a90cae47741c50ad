package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.udf.model.BinlogPosition;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Gauges of how far the durable state is behind the source, under the names DM's monitoring knows,
 * as fresh as the last checkpoint. Told on the JobManager's main thread, read by reporters.
 */
final class SyncMetrics {

    private static final long MS_PER_SECOND = 1_000;

    private final Pace pace = new Pace();
    private volatile Location head = Location.UNKNOWN;
    private volatile Location flushed = Location.UNKNOWN;
    private volatile long secondsBehind;
    private volatile long toldAtMs;
    private volatile long remainingSeconds = Pace.UNKNOWN;

    SyncMetrics register(MetricGroup group) {
        group.gauge(
                "dm_syncer_replication_lag_gauge",
                (Gauge<Long>) () -> secondsBehind(System.currentTimeMillis()));
        group.gauge("dm_syncer_remaining_time", (Gauge<Long>) () -> remainingSeconds);
        place(group.addGroup("node", "master"), () -> head);
        place(group.addGroup("node", "syncer"), () -> flushed);
        return this;
    }

    private static void place(MetricGroup group, Gauge<Location> place) {
        group.gauge(
                "dm_syncer_binlog_file",
                (Gauge<Long>) () -> BinlogPosition.fileNumber(place.getValue().file()));
        group.gauge("dm_syncer_binlog_pos", (Gauge<Long>) () -> place.getValue().offset());
    }

    /**
     * @param unsyncedBytes of the source's binlog, not durable yet
     */
    void tell(SourceStatus status, long unsyncedBytes, long nowMs) {
        head = status.head();
        flushed = status.flushed();
        secondsBehind = status.secondsBehind();
        toldAtMs = nowMs;
        pace.tell(status.syncedBytes(), nowMs);
        remainingSeconds =
                flushed.equals(Location.UNKNOWN)
                        ? Pace.UNKNOWN
                        : pace.secondsFor(unsyncedBytes, status.syncedBytes(), nowMs);
    }

    /** What is missing gets older while no checkpoint completes; nothing missing stays so. */
    long secondsBehind(long nowMs) {
        long behind = secondsBehind;
        return behind == 0 ? 0 : behind + Math.max(0, nowMs - toldAtMs) / MS_PER_SECOND;
    }

    /** Seconds until all of the binlog is durable, -1 where nobody can tell. */
    long remainingSeconds() {
        return remainingSeconds;
    }
}
