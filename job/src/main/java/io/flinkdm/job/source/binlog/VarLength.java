package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Numbers and texts in the form of MySQL's serialization library: as many ones as the lowest bits
 * of the first byte hold, so many bytes follow. Stateless.
 *
 * <p>Source: MySQL's source documentation, "Library: Serialization".
 */
final class VarLength {

    private static final int LONGEST = 8;

    private VarLength() {}

    static long unsigned(BinlogBuffer in) {
        int first = in.uint8();
        int more = Integer.numberOfTrailingZeros(~first);
        if (more >= LONGEST) {
            return in.int64();
        }
        // Eight bytes leave no bit of the first one over.
        long high = more == 0 ? 0 : in.uint(more);
        return high << (LONGEST - more - 1) | first >> (more + 1);
    }

    /** The lowest bit is the sign; negative numbers are inverted. */
    static long signed(BinlogBuffer in) {
        long value = unsigned(in);
        return (value & 1) == 0 ? value >>> 1 : ~(value >>> 1);
    }

    static String ascii(BinlogBuffer in) {
        int length = Math.toIntExact(unsigned(in));
        return new String(in.bytes(length), StandardCharsets.US_ASCII);
    }
}
