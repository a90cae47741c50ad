package io.flinkdm.job.source.binlog.value;

/**
 * DATE, and TIME, DATETIME, TIMESTAMP in the storage of MySQL 5.6 and later (big-endian, fraction
 * behind) and in the one before it (little-endian decimal digits, no fraction). Stateless.
 */
final class TemporalDecoders {

    private static final int TIME_ZERO = 0x80_0000;
    private static final long DATETIME_ZERO = 0x80_0000_0000L;
    private static final int MONTHS = 13;

    private TemporalDecoders() {}

    static ColumnDecoder date() {
        return in -> {
            int packed = in.uint24();
            return TemporalText.date(packed >> 9, packed >> 5 & 15, packed & 31);
        };
    }

    /**
     * @param digits of the fraction, 0 to 6
     */
    static ColumnDecoder timestamp(int digits) {
        return in ->
                TemporalText.timestamp(in.uintBigEndian(4), fractionMicros(in, digits), digits);
    }

    static ColumnDecoder dateTime(int digits) {
        return in -> {
            long packed = in.uintBigEndian(5) - DATETIME_ZERO;
            int date = (int) (packed >> 17);
            int months = date >> 5;
            return TemporalText.dateTime(
                    months / MONTHS,
                    months % MONTHS,
                    date & 31,
                    (int) (packed & 0x1ffff),
                    fractionMicros(in, digits),
                    digits);
        };
    }

    static ColumnDecoder time(int digits) {
        int bytes = fractionBytes(digits);
        long zero = (long) TIME_ZERO << 8 * bytes;
        long fractionMask = (1L << 8 * bytes) - 1;
        return in -> {
            // Whole and fraction form one number, negative below zero.
            long packed = in.uintBigEndian(3 + bytes) - zero;
            long size = Math.abs(packed);
            int micros = (int) (size & fractionMask) * microsPerUnit(bytes);
            int seconds = (int) (size >> 8 * bytes);
            return TemporalText.time(packed < 0 ? -1 : 1, seconds, micros, digits);
        };
    }

    static ColumnDecoder oldTimestamp() {
        return in -> TemporalText.timestamp(in.uint32(), 0, 0);
    }

    static ColumnDecoder oldDateTime() {
        return in -> {
            long digits = in.int64();
            int date = (int) (digits / 1_000_000);
            int time = (int) (digits % 1_000_000);
            int seconds = packDigits(time);
            return TemporalText.dateTime(
                    date / 10_000, date / 100 % 100, date % 100, seconds, 0, 0);
        };
    }

    static ColumnDecoder oldTime() {
        return in -> {
            int digits = in.uint24() << 8 >> 8;
            return TemporalText.time(digits < 0 ? -1 : 1, packDigits(Math.abs(digits)), 0, 0);
        };
    }

    /** From hhmmss as a decimal number. */
    private static int packDigits(int digits) {
        return TemporalText.pack(digits / 10_000, digits / 100 % 100, digits % 100);
    }

    private static int fractionMicros(BinlogBuffer in, int digits) {
        int bytes = fractionBytes(digits);
        return bytes == 0 ? 0 : (int) in.uintBigEndian(bytes) * microsPerUnit(bytes);
    }

    private static int fractionBytes(int digits) {
        return (digits + 1) / 2;
    }

    /** One byte counts hundredths, two bytes ten-thousandths, three bytes millionths. */
    private static int microsPerUnit(int bytes) {
        return bytes == 1 ? 10_000 : bytes == 2 ? 100 : 1;
    }
}
