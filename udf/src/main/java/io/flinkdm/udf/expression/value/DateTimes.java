package io.flinkdm.udf.expression.value;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times as one number that sorts like them. A date with its time of day is yyyymmdd times
 * the microseconds of a day, plus the microseconds since midnight, so that MySQL's dates with zero
 * parts have their place; a TIME is microseconds, negative below zero. Stateless.
 */
public final class DateTimes {

    public static final long MICROS_PER_SECOND = 1_000_000L;
    public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
    public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
    public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

    private static final long MAX_TIME = 839 * MICROS_PER_HOUR - MICROS_PER_SECOND;

    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
                            + "(?:[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,6}))?)?)?");
    private static final Pattern DIGITS =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:(\\d\\d)(\\d\\d)(\\d\\d))?");
    private static final Pattern TIME =
            Pattern.compile("(-?)(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,6}))?)?");

    private DateTimes() {}

    public static long pack(int year, int month, int day, long microsOfDay) {
        return (year * 10_000L + month * 100L + day) * MICROS_PER_DAY + microsOfDay;
    }

    public static int year(long packed) {
        return (int) (packed / MICROS_PER_DAY / 10_000);
    }

    public static int month(long packed) {
        return (int) (packed / MICROS_PER_DAY / 100 % 100);
    }

    public static int day(long packed) {
        return (int) (packed / MICROS_PER_DAY % 100);
    }

    public static long microsOfDay(long packed) {
        return packed % MICROS_PER_DAY;
    }

    /** Whether its month and day are real ones. */
    public static boolean complete(long packed) {
        return month(packed) > 0 && day(packed) > 0;
    }

    /** Without its time of day. */
    public static long dateOf(long packed) {
        return packed - microsOfDay(packed);
    }

    /** {@code 2021-05-00} or {@code 2021-05-00 01:02:03.456}: what a server prints. */
    public static long parse(String text) {
        long date = pack(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10), 0);
        return text.length() <= 10 ? date : date + timeOfDay(text, 11);
    }

    /** {@code -01:02:03.456}, hours up to 838: what a server prints. */
    public static long parseTime(String text) {
        boolean negative = text.charAt(0) == '-';
        int hours = text.indexOf(':');
        long time =
                digits(text, negative ? 1 : 0, hours) * MICROS_PER_HOUR
                        + timeOfDay("00" + text.substring(hours), 0);
        return negative ? -time : time;
    }

    private static long timeOfDay(String text, int at) {
        long micros =
                digits(text, at, at + 2) * MICROS_PER_HOUR
                        + digits(text, at + 3, at + 5) * MICROS_PER_MINUTE
                        + digits(text, at + 6, at + 8) * MICROS_PER_SECOND;
        return text.length() > at + 9 ? micros + fraction(text.substring(at + 9)) : micros;
    }

    private static int digits(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** {@code 5} behind the point is half a second. */
    private static long fraction(String digits) {
        long micros = 0;
        for (int i = 0; i < 6; i++) {
            micros = micros * 10 + (i < digits.length() ? digits.charAt(i) - '0' : 0);
        }
        return micros;
    }

    /** A date as people write it into an expression; empty when it is not surely one. */
    public static OptionalLong read(String text) {
        String trimmed = text.strip();
        Matcher matcher = DATE_TIME.matcher(trimmed);
        if (!matcher.matches()) {
            matcher = DIGITS.matcher(trimmed);
            if (!matcher.matches()) {
                return OptionalLong.empty();
            }
        }
        return checked(matcher);
    }

    private static OptionalLong checked(Matcher matcher) {
        int month = number(matcher, 2);
        int day = number(matcher, 3);
        int hour = number(matcher, 4);
        int minute = number(matcher, 5);
        int second = number(matcher, 6);
        if (month > 12 || day > 31 || hour > 23 || minute > 59 || second > 59) {
            return OptionalLong.empty();
        }
        int year = number(matcher, 1);
        boolean fraction = matcher.groupCount() > 6 && matcher.group(7) != null;
        long micros =
                hour * MICROS_PER_HOUR
                        + minute * MICROS_PER_MINUTE
                        + second * MICROS_PER_SECOND
                        + (fraction ? fraction(matcher.group(7)) : 0);
        // What other dates with zero parts are depends on the server's mode.
        boolean zero = year + month + day == 0 && micros == 0;
        return zero || (month > 0 && day > 0)
                ? OptionalLong.of(pack(year, month, day, micros))
                : OptionalLong.empty();
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    /** yyyymmdd or yyyymmddhhmmss; empty when it is neither. */
    public static OptionalLong read(long number) {
        String digits = Long.toString(number);
        return digits.length() == 8 || digits.length() == 14 ? read(digits) : OptionalLong.empty();
    }

    /** A time as people write it into an expression; empty when it is not surely one. */
    public static OptionalLong readTime(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches() || number(matcher, 3) > 59 || number(matcher, 4) > 59) {
            return OptionalLong.empty();
        }
        long micros =
                number(matcher, 2) * MICROS_PER_HOUR
                        + number(matcher, 3) * MICROS_PER_MINUTE
                        + number(matcher, 4) * MICROS_PER_SECOND
                        + (matcher.group(5) == null ? 0 : fraction(matcher.group(5)));
        if (micros > MAX_TIME) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(matcher.group(1).isEmpty() ? micros : -micros);
    }

    public static String dateText(long packed) {
        return padded(year(packed), 4)
                + "-"
                + padded(month(packed), 2)
                + "-"
                + padded(day(packed), 2);
    }

    public static String dateTimeText(long packed, int decimals) {
        return dateText(packed) + " " + timeText(microsOfDay(packed), decimals);
    }

    public static String timeText(long micros, int decimals) {
        long size = Math.abs(micros);
        StringBuilder text = new StringBuilder(micros < 0 ? "-" : "");
        text.append(padded(size / MICROS_PER_HOUR, 2)).append(':');
        text.append(padded(size / MICROS_PER_MINUTE % 60, 2)).append(':');
        text.append(padded(size / MICROS_PER_SECOND % 60, 2));
        if (decimals > 0) {
            text.append('.').append(padded(size % MICROS_PER_SECOND, 6), 0, decimals);
        }
        return text.toString();
    }

    private static String padded(long value, int digits) {
        String text = Long.toString(value);
        return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
    }
}
