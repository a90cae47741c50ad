package io.flinkdm.config.task;

import java.math.BigInteger;

/** Which whole numbers a key takes. */
record Range(BigInteger least, BigInteger most) {

    static final Range INT64 = of(Long.MIN_VALUE, Long.MAX_VALUE);
    static final Range UINT32 = of(0, 0xFFFF_FFFFL);

    /** DM's unsigned keys; what exceeds a signed number makes no sense in any of them. */
    static final Range UINT64 = of(0, Long.MAX_VALUE);

    static final Range BYTE = of(0, 0xFF);

    private static Range of(long least, long most) {
        return new Range(BigInteger.valueOf(least), BigInteger.valueOf(most));
    }

    boolean holds(BigInteger number) {
        return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
    }

    @Override
    public String toString() {
        return least + " and " + most;
    }
}
