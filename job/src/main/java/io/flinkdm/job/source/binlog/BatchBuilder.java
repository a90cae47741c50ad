package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.BinlogPosition;
import java.util.ArrayList;
import java.util.List;

/** A batch being filled. Fetcher thread. */
final class BatchBuilder {

    private static final int FULL_EVENTS = 1_000;
    private static final long FULL_BYTES = 2L << 20;

    private List<ChangeEvent> events = new ArrayList<>();
    private int rows;
    private long bytes;
    private long timestampMs;

    void row(RowChange row) {
        events.add(row);
        rows++;
    }

    void ddl(DdlChange ddl) {
        events.add(ddl);
    }

    void read(BinlogPacket packet) {
        bytes += packet.bytes();
        if (packet.timestampSeconds() != 0) {
            timestampMs = packet.timestampSeconds() * 1_000;
        }
    }

    /** Bytes count even when their events are not wanted, so positions move on. */
    boolean full() {
        return events.size() >= FULL_EVENTS || bytes >= FULL_BYTES;
    }

    /** Of a reader that keeps no place. */
    ChangeBatch take(BinlogPosition position) {
        return take(position, LogMark.UNKNOWN, StreamState.UNKNOWN);
    }

    /** Gives the batch away and begins the next one. */
    ChangeBatch take(BinlogPosition position, LogMark mark, StreamState state) {
        ChangeBatch batch =
                new ChangeBatch(events, position, mark, state, null, rows, bytes, timestampMs);
        events = new ArrayList<>();
        rows = 0;
        bytes = 0;
        timestampMs = 0;
        return batch;
    }
}
