package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.charset.StandardCharsets;

/**
 * The binlog goes on in another file; also what a server sends first, made up. Immutable.
 *
 * @param file the next file's name
 * @param offset where reading goes on in it, in bytes
 */
public record RotateEvent(String file, long offset) {

    /**
     * @param body the event without header and checksum
     */
    public static RotateEvent parse(byte[] body) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            long offset = in.int64();
            String file = new String(in.bytes(in.remaining()), StandardCharsets.UTF_8);
            return new RotateEvent(file, offset);
        } catch (IndexOutOfBoundsException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "rotate event cut short", e);
        }
    }
}
