package io.flinkdm.job.source.binlog.value;

import java.math.BigInteger;

/** Integers, YEAR, FLOAT and DOUBLE, BIT, ENUM and SET. Stateless. */
final class NumberDecoders {

    private static final long YEAR_BASE = 1900;

    private NumberDecoders() {}

    static ColumnDecoder tiny(boolean unsigned) {
        return unsigned ? in -> (long) in.uint8() : in -> (long) (byte) in.uint8();
    }

    static ColumnDecoder small(boolean unsigned) {
        return unsigned ? in -> (long) in.uint16() : in -> (long) (short) in.uint16();
    }

    static ColumnDecoder medium(boolean unsigned) {
        return unsigned ? in -> (long) in.uint24() : in -> (long) (in.uint24() << 8 >> 8);
    }

    static ColumnDecoder normal(boolean unsigned) {
        return unsigned ? in -> in.uint32() : in -> (long) in.int32();
    }

    static ColumnDecoder big(boolean unsigned) {
        return unsigned ? in -> unsigned(in.int64()) : in -> in.int64();
    }

    static ColumnDecoder year() {
        return in -> year(in.uint8());
    }

    static ColumnDecoder floating() {
        return in -> (double) Float.intBitsToFloat(in.int32());
    }

    static ColumnDecoder doubling() {
        return in -> Double.longBitsToDouble(in.int64());
    }

    /**
     * @param metadata whole bytes in the high byte, bits beyond them in the low one
     */
    static ColumnDecoder bit(int metadata) {
        int bytes = (metadata >> 8) + ((metadata & 0xff) > 0 ? 1 : 0);
        return in -> unsigned(in.uintBigEndian(bytes));
    }

    /** ENUM's ordinal, SET's mask. */
    static ColumnDecoder members(int bytes) {
        return in -> unsigned(in.uint(bytes));
    }

    private static Object year(int stored) {
        return stored == 0 ? 0L : YEAR_BASE + stored;
    }

    private static Object unsigned(long bits) {
        return bits >= 0 ? (Object) bits : unsignedBig(bits);
    }

    private static BigInteger unsignedBig(long bits) {
        return BigInteger.valueOf(bits & Long.MAX_VALUE).setBit(Long.SIZE - 1);
    }
}
