package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;

/**
 * The end of an XA transaction's changes. Immutable.
 *
 * @param onePhase whether it is committed by that; otherwise a statement of its own will commit it
 *     or roll it back
 */
record XaPrepareEvent(boolean onePhase) {

    /**
     * @param body the event without header and checksum; the transaction's name follows the flag
     */
    static XaPrepareEvent parse(byte[] body) {
        try {
            return new XaPrepareEvent(new BinlogBuffer(body).uint8() != 0);
        } catch (IndexOutOfBoundsException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "XA prepare event cut short", e);
        }
    }
}
