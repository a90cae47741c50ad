package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.UUID;

/**
 * The fields of a GTID_TAGGED_LOG_EVENT, which is a message of MySQL's serialization library: its
 * version, its size, the last field that must be understood, then fields by rising number. One of
 * value zero may be left out. Fetcher thread.
 */
final class TaggedGtidFields {

    private static final int VERSION = 1;

    private static final int FLAGS = 0;
    private static final int UUID_BYTES = 1;
    private static final int NUMBER = 2;
    private static final int TAG = 3;

    private UUID uuid;
    private long number;
    private String tag = "";

    private TaggedGtidFields() {}

    static GtidEvent read(BinlogBuffer in) {
        long version = VarLength.unsigned(in);
        if (version != VERSION) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_STOPS,
                    "tagged GTID event of version "
                            + version
                            + ", which this version does not know; set gtid_next = 'AUTOMATIC' on"
                            + " the source");
        }
        VarLength.unsigned(in);
        VarLength.unsigned(in);
        TaggedGtidFields fields = new TaggedGtidFields();
        boolean more = true;
        while (more && in.remaining() > 0) {
            more = fields.field(VarLength.unsigned(in), in);
        }
        return fields.event();
    }

    /**
     * @return false when what follows is not about the transaction's name
     */
    private boolean field(long id, BinlogBuffer in) {
        switch ((int) id) {
            case FLAGS:
                VarLength.unsigned(in);
                return true;
            case UUID_BYTES:
                uuid = new UUID(eightBytes(in), eightBytes(in));
                return true;
            case NUMBER:
                number = VarLength.signed(in);
                return true;
            case TAG:
                tag = VarLength.ascii(in);
                return true;
            default:
                return false;
        }
    }

    /** Each byte is a number of its own. */
    private static long eightBytes(BinlogBuffer in) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | VarLength.unsigned(in);
        }
        return value;
    }

    private GtidEvent event() {
        if (uuid == null || number < 1) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "tagged GTID event without its GTID");
        }
        return tag.isEmpty()
                ? new GtidEvent.MySql(uuid, number)
                : new GtidEvent.Tagged(uuid, tag, number);
    }
}
