package io.flinkdm.udf.expression.value;

import java.math.BigInteger;

/** MySQL's 64-bit integers, signed or not: a Long while it fits, else a BigInteger. Stateless. */
public final class Integers {

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MAX_UNSIGNED =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Integers() {}

    public static BigInteger big(Object integer) {
        return integer instanceof Long value ? BigInteger.valueOf(value) : (BigInteger) integer;
    }

    public static int compare(Object left, Object right) {
        return left instanceof Long a && right instanceof Long b
                ? Long.compare(a, b)
                : big(left).compareTo(big(right));
    }

    public static Object of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /**
     * @throws EvaluationException when the type cannot hold it
     */
    public static Object ranged(BigInteger value, boolean unsigned) {
        boolean fits =
                unsigned
                        ? value.signum() >= 0 && value.compareTo(MAX_UNSIGNED) <= 0
                        : value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0;
        if (!fits) {
            throw new EvaluationException(
                    (unsigned ? "BIGINT UNSIGNED" : "BIGINT") + " value is out of range");
        }
        return of(value);
    }

    /** The 64 bits as a number without sign. */
    public static Object unsigned(long bits) {
        return bits >= 0 ? (Object) bits : BigInteger.valueOf(bits).and(MAX_UNSIGNED);
    }

    /** The 64 bits of a number. */
    public static long bits(Object integer) {
        return integer instanceof Long value ? value : ((BigInteger) integer).longValue();
    }

    public static double toDouble(Object integer) {
        return integer instanceof Long value
                ? value.doubleValue()
                : ((BigInteger) integer).doubleValue();
    }
}
