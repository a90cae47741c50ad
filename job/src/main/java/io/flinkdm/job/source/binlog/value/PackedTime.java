package io.flinkdm.job.source.binlog.value;

/**
 * Temporal values inside JSON: MySQL's packed 64-bit form, whole part above 24 bits of
 * microseconds. Always printed with six digits of fraction. Stateless.
 */
final class PackedTime {

    private static final int FRACTION_BITS = 24;
    private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;
    private static final int DIGITS = 6;
    private static final int MONTHS = 13;

    private PackedTime() {}

    static String date(long packed) {
        int date = (int) (packed >> FRACTION_BITS + 17);
        int months = date >> 5;
        return TemporalText.date(months / MONTHS, months % MONTHS, date & 31);
    }

    static String dateTime(long packed) {
        long whole = packed >> FRACTION_BITS;
        int date = (int) (whole >> 17);
        int months = date >> 5;
        return TemporalText.dateTime(
                months / MONTHS,
                months % MONTHS,
                date & 31,
                (int) (whole & 0x1ffff),
                (int) (packed & FRACTION_MASK),
                DIGITS);
    }

    static String time(long packed) {
        long size = Math.abs(packed);
        return TemporalText.time(
                packed < 0 ? -1 : 1,
                (int) (size >> FRACTION_BITS),
                (int) (size & FRACTION_MASK),
                DIGITS);
    }
}
