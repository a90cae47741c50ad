package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an XA transaction until its last event tells whether it is committed. That event
 * follows them at once, but a transaction that is only prepared is committed or rolled back at any
 * later time. Fetcher thread.
 */
final class HeldRows {

    private static final long LIMIT_BYTES = 64L << 20;

    private List<RowChange> rows = new ArrayList<>();
    private long bytes;

    void add(RowChange row) {
        rows.add(row);
    }

    /**
     * @throws MigrationException when they take too much memory
     */
    void read(BinlogPacket packet, String sourceId) {
        bytes += packet.bytes();
        if (bytes > LIMIT_BYTES) {
            RowChange first = rows.get(0);
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_STOPS,
                    sourceId
                            + ": an XA transaction changes more than "
                            + (LIMIT_BYTES >> 20)
                            + " MiB of migrated rows, of "
                            + first.table()
                            + " first at "
                            + first.origin()
                            + ": use smaller ones, or commit without XA");
        }
    }

    void release(BatchBuilder out) {
        rows.forEach(out::row);
        clear();
    }

    /**
     * @throws MigrationException when rows are held of a transaction that is not committed here
     */
    void requireNone(String sourceId, Origin prepared) {
        if (!rows.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_STOPS,
                    sourceId
                            + ": an XA transaction that changes "
                            + rows.get(0).table()
                            + " is prepared at "
                            + prepared
                            + ": whether it will be committed cannot be told here; commit with XA"
                            + " COMMIT … ONE PHASE, or without XA");
        }
    }

    void clear() {
        if (!rows.isEmpty()) {
            rows = new ArrayList<>();
        }
        bytes = 0;
    }
}
