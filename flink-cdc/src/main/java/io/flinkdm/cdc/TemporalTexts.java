package io.flinkdm.cdc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Debezium's numbers and texts of time in the server's own spelling. Pure. */
final class TemporalTexts {

    private static final long SECOND = 1_000_000;

    private TemporalTexts() {}

    /** Days since 1970. */
    static Object date(Object value) {
        return LocalDate.ofEpochDay(((Number) value).longValue()).toString();
    }

    /** Microseconds. */
    static ColumnConverter time(int digits) {
        return value -> {
            long micros = ((Number) value).longValue();
            long size = Math.abs(micros);
            long seconds = size / SECOND;
            return (micros < 0 ? "-" : "")
                    + String.format(
                            Locale.ROOT,
                            "%02d:%02d:%02d",
                            seconds / 3600,
                            seconds / 60 % 60,
                            seconds % 60)
                    + fraction(size % SECOND, digits);
        };
    }

    /** Milliseconds up to three digits, else microseconds, since 1970. */
    static ColumnConverter dateTime(int digits) {
        ChronoUnit unit = digits <= 3 ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
        return value -> {
            Instant at = Instant.EPOCH.plus(((Number) value).longValue(), unit);
            return text(LocalDateTime.ofInstant(at, ZoneOffset.UTC), digits);
        };
    }

    /** ISO 8601 with an offset. */
    static ColumnConverter timestamp(int digits) {
        return value ->
                text(
                        OffsetDateTime.parse((String) value)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime(),
                        digits);
    }

    private static String text(LocalDateTime at, int digits) {
        return at.toLocalDate()
                + String.format(
                        Locale.ROOT,
                        " %02d:%02d:%02d",
                        at.getHour(),
                        at.getMinute(),
                        at.getSecond())
                + fraction(at.getNano() / 1000, digits);
    }

    private static String fraction(long micros, int digits) {
        return digits == 0
                ? ""
                : "." + String.format(Locale.ROOT, "%06d", micros).substring(0, digits);
    }
}
