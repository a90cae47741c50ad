package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates of {@link DateTimes} on the calendar. Stateless. */
public final class Calendar {

    private Calendar() {}

    /** Null for a date with zero parts: MySQL's calendar functions answer NULL to it. */
    static LocalDate day(long packed) {
        return DateTimes.complete(packed) ? date(packed) : null;
    }

    /**
     * @throws EvaluationException when there is no such day
     */
    public static LocalDate date(long packed) {
        try {
            return LocalDate.of(
                    DateTimes.year(packed), DateTimes.month(packed), DateTimes.day(packed));
        } catch (DateTimeException e) {
            throw new EvaluationException("a date is not on the calendar");
        }
    }

    public static long pack(LocalDate date, long microsOfDay) {
        return DateTimes.pack(
                date.getYear(), date.getMonthValue(), date.getDayOfMonth(), microsOfDay);
    }

    /** Of a month, whatever the day. */
    static long lastDay(long packed) {
        LocalDate first = LocalDate.of(DateTimes.year(packed), DateTimes.month(packed), 1);
        return pack(first.withDayOfMonth(first.lengthOfMonth()), 0);
    }

    /** MySQL's number of a day: 1 is 0000-01-01. */
    static long dayNumber(LocalDate date) {
        return date.toEpochDay() + 719_528;
    }
}
