package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.SourceTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The table maps of the current binlog file by their numbers. A map precedes each statement's rows
 * and is nearly always the same bytes as last time, so it is parsed only when it is not. Fetcher
 * thread.
 */
final class TableMaps {

    /** The number of rows events that only end a statement. */
    private static final long DUMMY = 0xff_ffff;

    private static final Mapped NOBODYS = new Mapped(null, null);

    private final TrackedTables tables;
    private final Map<Long, Entry> entries = new HashMap<>();

    TableMaps(TrackedTables tables) {
        this.tables = tables;
    }

    /** A table map event's body and what it means. */
    private record Entry(byte[] body, Mapped mapped) {}

    void clear() {
        entries.clear();
    }

    void put(byte[] body) {
        long number = number(body);
        Entry known = entries.get(number);
        if (known == null || !Arrays.equals(known.body(), body)) {
            TableMapEvent map = TableMapEvent.parse(body);
            entries.put(number, new Entry(body, mapped(map)));
        }
    }

    private Mapped mapped(TableMapEvent map) {
        TrackedTables.Tracked tracked = tables.find(map.table());
        return tracked == null ? NOBODYS : new Mapped(map, tracked);
    }

    Mapped get(long number) {
        Entry entry = entries.get(number);
        if (entry != null) {
            return entry.mapped();
        }
        if (number == DUMMY) {
            return NOBODYS;
        }
        throw new MigrationException(
                ErrorCode.BINLOG_EVENT_DECODE,
                tables.sourceId() + ": rows of table number " + number + " without its table map");
    }

    /** The table number that table map and rows events begin with. */
    static long number(byte[] body) {
        if (body.length < 6) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "an event without its table number");
        }
        long number = 0;
        for (int i = 5; i >= 0; i--) {
            number = number << 8 | body[i] & 0xff;
        }
        return number;
    }

    /** What rows events of one number mean. Its decoder is made for the first row. */
    static final class Mapped {

        private final TableMapEvent map;
        private final TrackedTables.Tracked tracked;
        private RowDecoder decoder;

        private Mapped(TableMapEvent map, TrackedTables.Tracked tracked) {
            this.map = map;
            this.tracked = tracked;
        }

        boolean wanted() {
            return tracked != null;
        }

        SourceTable table() {
            return tracked.table();
        }

        long fingerprint() {
            return tracked.fingerprint();
        }

        /** Whether nothing tells its rows from each other, here or on the target. */
        boolean keyless() {
            return tracked.keyless();
        }

        /** Whether the snapshot of the table holds changes of this place already. */
        boolean beforeStart(StreamPosition position, long offset) {
            BinlogBound start = tracked.start();
            if (start == null) {
                return false;
            }
            return position.elsewhere()
                    ? position.within(start.gtids())
                    : !start.reachedAt(position.fileNumber(), offset);
        }

        RowDecoder decoder() {
            if (decoder == null) {
                decoder = RowDecoder.of(map, tracked.schema());
            }
            return decoder;
        }
    }
}
