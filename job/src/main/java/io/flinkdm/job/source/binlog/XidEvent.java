package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;

/**
 * A transaction's commit. Immutable.
 *
 * @param xid the server's number of the transaction, which means nothing elsewhere
 */
public record XidEvent(long xid) {

    /**
     * @param body the event without header and checksum
     */
    public static XidEvent parse(byte[] body) {
        try {
            return new XidEvent(new BinlogBuffer(body).int64());
        } catch (IndexOutOfBoundsException e) {
            throw new MigrationException(ErrorCode.BINLOG_EVENT_DECODE, "XID event cut short", e);
        }
    }
}
