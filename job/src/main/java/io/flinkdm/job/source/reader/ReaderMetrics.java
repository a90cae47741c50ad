package io.flinkdm.job.source.reader;

import io.flinkdm.job.source.binlog.ReadLag;
import io.flinkdm.job.source.split.ChangeBatch;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/** Counters and gauges of a reader, beside Flink's own. Task thread. */
final class ReaderMetrics {

    private static final long MS_PER_SECOND = 1_000;

    private final Counter rows;
    private final Counter bytes;
    private volatile long timestampMs;

    ReaderMetrics(SourceReaderMetricGroup group, ReadLag lag) {
        rows = group.counter("rowsRead");
        bytes = group.counter("bytesRead");
        group.gauge("lastChangeAgeSeconds", this::lastChangeAgeSeconds);
        group.gauge("dm_syncer_replication_lag_gauge", (Gauge<Long>) lag::seconds);
        group.gauge("dm_syncer_binlog_file", (Gauge<Long>) lag::fileNumber);
        group.gauge("dm_syncer_binlog_pos", (Gauge<Long>) lag::position);
    }

    void emitted(ChangeBatch batch) {
        rows.inc(batch.rows());
        bytes.inc(batch.bytes());
        if (batch.timestampMs() != 0) {
            timestampMs = batch.timestampMs();
        }
    }

    /** Age of the last change emitted: the lag while changes come, idle time otherwise. */
    private long lastChangeAgeSeconds() {
        return timestampMs == 0
                ? 0
                : Math.max(0, (System.currentTimeMillis() - timestampMs) / MS_PER_SECOND);
    }
}
