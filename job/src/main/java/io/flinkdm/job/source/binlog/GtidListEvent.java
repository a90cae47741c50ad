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

    /**
     * Count of UUIDs, then per UUID its intervals, whose ends are exclusive.
     *
     * @param body the event without header and checksum
     */
    public static GtidListEvent parseMySql(byte[] body) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            long uuids = in.int64();
            if (uuids >>> FORMAT_SHIFT != 0) {
                throw BinlogEventType.GTID_TAGGED.refusal(
                        BinlogEventType.PREVIOUS_GTIDS.code(), "the head of a binlog file");
            }
            StringJoiner text = new StringJoiner(",");
            for (long i = 0; i < uuids; i++) {
                readUuid(in, text);
            }
            return new GtidListEvent(GtidSet.parse(text.toString()));
        } catch (IndexOutOfBoundsException e) {
            throw cutShort(e);
        }
    }

    private static void readUuid(BinlogBuffer in, StringJoiner text) {
        UUID uuid = new UUID(in.uintBigEndian(8), in.uintBigEndian(8));
        long intervals = in.int64();
        for (long i = 0; i < intervals; i++) {
            text.add(uuid + ":" + in.int64() + "-" + (in.int64() - 1));
        }
    }

    /** The last transaction of each domain and server, the latest one of a domain last. */
    public static GtidListEvent parseMariaDb(byte[] body) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            int count = in.int32() & MARIADB_COUNT_MASK;
            StringJoiner text = new StringJoiner(",");
            for (int i = 0; i < count; i++) {
                text.add(in.uint32() + "-" + in.uint32() + "-" + Long.toUnsignedString(in.int64()));
            }
            return new GtidListEvent(GtidSet.parse(text.toString()));
        } catch (IndexOutOfBoundsException e) {
            throw cutShort(e);
        }
    }

    private static MigrationException cutShort(IndexOutOfBoundsException cause) {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_DECODE, "GTID list event cut short", cause);
    }
}
