package io.flinkdm.job.source.binlog.value;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes dates and times the way MySQL prints them. Years count four digits, hours of a TIME two or
 * three. Stateless.
 */
final class TemporalText {

    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private TemporalText() {}

    static String date(int year, int month, int day) {
        byte[] text = new byte[10];
        writeDate(text, year, month, day);
        return latin1(text);
    }

    /**
     * @param seconds hour, minute and second as {@code hour << 12 | minute << 6 | second}
     * @param micros the fraction, of which the first {@code digits} digits are printed
     */
    static String dateTime(int year, int month, int day, int seconds, int micros, int digits) {
        byte[] text = new byte[19 + (digits > 0 ? digits + 1 : 0)];
        writeDate(text, year, month, day);
        text[10] = ' ';
        write(text, 11, seconds >> 12, 2);
        writeMinutes(text, 13, seconds, micros, digits);
        return latin1(text);
    }

    /**
     * @param sign -1 or 1
     * @param seconds as for {@link #dateTime}
     */
    static String time(int sign, int seconds, int micros, int digits) {
        int hours = seconds >> 12;
        int start = sign < 0 ? 1 : 0;
        int width = hours > 99 ? 3 : 2;
        byte[] text = new byte[start + width + 6 + (digits > 0 ? digits + 1 : 0)];
        text[0] = '-';
        write(text, start, hours, width);
        writeMinutes(text, start + width, seconds, micros, digits);
        return latin1(text);
    }

    /** A TIMESTAMP in UTC; second 0 is MySQL's zero timestamp. */
    static String timestamp(long epochSeconds, int micros, int digits) {
        if (epochSeconds == 0) {
            return dateTime(0, 0, 0, 0, 0, digits);
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(epochSeconds, 0, ZoneOffset.UTC);
        int seconds = pack(utc.getHour(), utc.getMinute(), utc.getSecond());
        return dateTime(
                utc.getYear(), utc.getMonthValue(), utc.getDayOfMonth(), seconds, micros, digits);
    }

    static int pack(int hour, int minute, int second) {
        return hour << 12 | minute << 6 | second;
    }

    private static void writeDate(byte[] text, int year, int month, int day) {
        write(text, 0, year, 4);
        text[4] = '-';
        write(text, 5, month, 2);
        text[7] = '-';
        write(text, 8, day, 2);
    }

    private static void writeMinutes(byte[] text, int at, int seconds, int micros, int digits) {
        text[at] = ':';
        write(text, at + 1, seconds >> 6 & 0x3f, 2);
        text[at + 3] = ':';
        write(text, at + 4, seconds & 0x3f, 2);
        if (digits > 0) {
            text[at + 6] = '.';
            write(text, at + 7, micros / POWERS_OF_TEN[6 - digits], digits);
        }
    }

    private static void write(byte[] text, int at, int value, int width) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static String latin1(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
