package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.charset.StandardCharsets;

/**
 * How far the server has read where it had nothing to send; MySQL 8.0.26 and later tell it in 64
 * bits. Immutable.
 *
 * @param file the file's name
 * @param offset in bytes
 */
record HeartbeatEvent(String file, long offset) {

    private static final int END = 0;
    private static final int FILE = 1;
    private static final int OFFSET = 2;

    /**
     * HEARTBEAT_LOG_EVENT_V2: a list of kind, length, value.
     *
     * @param body the event without header and checksum
     */
    static HeartbeatEvent parseV2(byte[] body) {
        try {
            return parseV2(new BinlogBuffer(body));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "heartbeat event cut short", e);
        }
    }

    private static HeartbeatEvent parseV2(BinlogBuffer in) {
        String file = "";
        long offset = 0;
        int kind = in.lengthEncoded();
        while (kind != END) {
            byte[] value = in.bytes(in.lengthEncoded());
            if (kind == FILE) {
                file = new String(value, StandardCharsets.UTF_8);
            } else if (kind == OFFSET) {
                offset = new BinlogBuffer(value).lengthEncodedLong();
            }
            kind = in.lengthEncoded();
        }
        return new HeartbeatEvent(file, offset);
    }
}
