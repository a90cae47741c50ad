package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.GtidSet;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * What a binlog file says at its head about all files before it: MySQL's PREVIOUS_GTIDS, MariaDB's
 * GTID_LIST. Immutable.
 */
public record GtidListEvent(GtidSet gtids) {

    private static final int MARIADB_COUNT_MASK = 0x0fff_ffff;
    private static final int FORMAT_SHIFT = 56;
    private static final long TAGGED = 1;

    /**
     * Count of UUIDs, then per UUID its intervals, whose ends are exclusive. A one in the highest
     * byte says that each UUID has a tag, and that the count begins a byte later.
     *
     * @param body the event without header and checksum
     */
    public static GtidListEvent parseMySql(byte[] body) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            long count = in.int64();
            long format = count >>> FORMAT_SHIFT;
            if (format > TAGGED) {
                throw BinlogEventType.PREVIOUS_GTIDS.refusal(
                        BinlogEventType.PREVIOUS_GTIDS.code(), "the head of a binlog file");
            }
            long uuids = format == TAGGED ? count << 8 >>> 16 : count;
            StringJoiner text = new StringJoiner(",");
            for (long i = 0; i < uuids; i++) {
                readUuid(in, text, format == TAGGED);
            }
            return new GtidListEvent(GtidSet.parse(text.toString()));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw cutShort(e);
        }
    }

    private static void readUuid(BinlogBuffer in, StringJoiner text, boolean tagged) {
        UUID uuid = new UUID(in.uintBigEndian(8), in.uintBigEndian(8));
        String tag = tagged ? VarLength.ascii(in) : "";
        String source = tag.isEmpty() ? uuid + ":" : uuid + ":" + tag + ":";
        long intervals = in.int64();
        for (long i = 0; i < intervals; i++) {
            text.add(source + in.int64() + "-" + (in.int64() - 1));
        }
    }

    /** The last transaction of each domain and server, the latest one of a domain last. */
    public static GtidListEvent parseMariaDb(byte[] body) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            int count = in.int32() & MARIADB_COUNT_MASK;
            GtidSet set = GtidSet.EMPTY;
            for (int i = 0; i < count; i++) {
                set = set.plus(in.uint32(), in.uint32(), in.int64());
            }
            return new GtidListEvent(set);
        } catch (IndexOutOfBoundsException e) {
            throw cutShort(e);
        }
    }

    private static MigrationException cutShort(RuntimeException cause) {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_DECODE, "GTID list event cut short", cause);
    }
}
