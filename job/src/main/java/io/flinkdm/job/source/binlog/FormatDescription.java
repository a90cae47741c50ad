package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;

/**
 * How the events of a file are laid out. All servers since MySQL 5.6 lay out alike what is read
 * here; a file that says otherwise is refused. Immutable.
 *
 * @param checksums whether each event ends with a CRC32
 */
record FormatDescription(boolean checksums) {

    private static final int VERSION = 4;
    private static final int HEADER_LENGTH_AT = 56;
    private static final int LENGTHS_AT = 57;
    private static final int CRC32 = 1;

    /** Type and length of its fixed part. */
    private static final int[][] FIXED_PARTS = {
        {2, 13}, {4, 8}, {19, 8}, {23, 8}, {24, 8}, {25, 8}, {30, 10}, {31, 10}, {32, 10}
    };

    /**
     * Version, server, time, length of headers, then a byte for each type: the length of its fixed
     * part. What lies beyond the length the event gives for itself is one byte that names the
     * checksum, and a checksum.
     *
     * @param body the event without its header
     */
    static FormatDescription parse(byte[] body) {
        int ownLengthAt = LENGTHS_AT + BinlogEventType.FORMAT_DESCRIPTION.code() - 1;
        if (body.length <= ownLengthAt) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "format description event cut short");
        }
        int ownLength = body[ownLengthAt] & 0xff;
        int version = (body[0] & 0xff) | (body[1] & 0xff) << 8;
        require(version == VERSION, "binlog version " + version);
        require(body[HEADER_LENGTH_AT] == EventHeader.BYTES, "headers of another length");
        for (int[] part : FIXED_PARTS) {
            int at = LENGTHS_AT + part[0] - 1;
            // A server that never writes a type says 0, as MySQL 9 does of version 1 of rows.
            boolean written = at < Math.min(ownLength, body.length) && body[at] != 0;
            require(
                    !written || body[at] == part[1],
                    BinlogEventType.of(part[0]) + " events of another layout");
        }
        boolean checksums = body.length > ownLength && body[ownLength] == CRC32;
        return new FormatDescription(checksums);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_STOPS,
                    "the binlog has "
                            + what
                            + ": it was written by a server before MySQL 5.6; begin with a later"
                            + " file");
        }
    }
}
