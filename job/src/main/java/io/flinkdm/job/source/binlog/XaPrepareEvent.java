package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of an XA transaction's changes. Immutable.
 *
 * @param onePhase whether it is committed by that; otherwise a statement of its own will commit it
 *     or roll it back
 * @param xid the transaction's name as statements of the binlog spell it, {@code X'31',X'',1}
 */
record XaPrepareEvent(boolean onePhase, String xid) {

    private static final Pattern XID =
            Pattern.compile("x'([0-9a-f]*)'\\s*,\\s*x'([0-9a-f]*)'\\s*,\\s*(\\d+)");

    /**
     * @param body the event without header and checksum
     */
    static XaPrepareEvent parse(byte[] body) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            boolean onePhase = in.uint8() != 0;
            long format = in.uint32();
            int transactionBytes = in.int32();
            int branchBytes = in.int32();
            String transaction = HexFormat.of().formatHex(in.bytes(transactionBytes));
            String branch = HexFormat.of().formatHex(in.bytes(branchBytes));
            return new XaPrepareEvent(onePhase, xid(transaction, branch, format));
        } catch (IndexOutOfBoundsException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "XA prepare event cut short", e);
        }
    }

    /** The name in an XA statement of the binlog. */
    static String xidOf(String sql) {
        Matcher name = XID.matcher(sql.toLowerCase(Locale.ROOT));
        if (!name.find()) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "an XA statement without its transaction");
        }
        return xid(name.group(1), name.group(2), Long.parseLong(name.group(3)));
    }

    private static String xid(String transaction, String branch, long format) {
        return "X'" + transaction + "',X'" + branch + "'," + format;
    }
}
