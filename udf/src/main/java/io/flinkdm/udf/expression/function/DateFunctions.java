package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.operator.Casts;
import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.ValueType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Functions that take dates and times apart.
 *
 * <p>Source: MySQL manual, date and time functions. Stateless.
 */
final class DateFunctions {

    private DateFunctions() {}

    static void register(Map<String, Function> all) {
        part(all, "YEAR", DateTimes::year);
        part(all, "MONTH", DateTimes::month);
        part(all, "DAY", DateTimes::day);
        part(all, "DAYOFMONTH", DateTimes::day);
        part(all, "QUARTER", d -> (DateTimes.month(d) + 2) / 3);
        day(all, "DAYOFWEEK", d -> d.getDayOfWeek().getValue() % 7 + 1);
        day(all, "WEEKDAY", d -> d.getDayOfWeek().getValue() - 1);
        day(all, "DAYOFYEAR", LocalDate::getDayOfYear);
        day(all, "TO_DAYS", Calendar::dayNumber);
        clock(all, "HOUR", t -> t / DateTimes.MICROS_PER_HOUR);
        clock(all, "MINUTE", t -> t / DateTimes.MICROS_PER_MINUTE % 60);
        clock(all, "SECOND", t -> t / DateTimes.MICROS_PER_SECOND % 60);
        clock(all, "MICROSECOND", t -> t % DateTimes.MICROS_PER_SECOND);
        all.put("DATE", Function.of(DateFunctions::date));
        all.put("TIME", Function.of(DateFunctions::time));
        all.put("DATEDIFF", Function.of(DateFunctions::difference));
        all.put("LAST_DAY", Function.of(DateFunctions::lastDay));
        all.put("EXTRACT", Function.of(DateFunctions::extract));
        all.put("TIMESTAMPDIFF", Function.of(DateFunctions::between));
    }

    private static void part(Map<String, Function> all, String name, LongFunction<Object> part) {
        all.put(name, Function.of(d -> integer(Casts.dated(d), part)));
    }

    private static void day(Map<String, Function> all, String name, ToLongFunction<LocalDate> day) {
        all.put(name, Function.of(d -> ofDay(Casts.dated(d), day)));
    }

    private static void clock(Map<String, Function> all, String name, LongFunction<Object> part) {
        all.put(name, Function.of(t -> integer(timeOf(t), time -> part.apply(Math.abs(time)))));
    }

    private static Operand integer(Operand from, LongFunction<Object> part) {
        return Computed.of(
                ValueType.INTEGER, from, (Long v) -> ((Number) part.apply(v)).longValue());
    }

    private static Operand ofDay(Operand dated, ToLongFunction<LocalDate> function) {
        return Computed.of(
                ValueType.INTEGER,
                dated,
                (Long d) -> {
                    LocalDate day = Calendar.day(d);
                    return day == null ? null : (Object) function.applyAsLong(day);
                });
    }

    /** A TIME as it is, the time of day of a date. */
    private static Operand timeOf(Operand operand) {
        if (operand.kind() == Kind.TIME || operand.kind() == Kind.NULL) {
            return operand;
        }
        if (!operand.kind().dated()) {
            throw new RefusedException(operand.kind() + " cannot be used as a time here");
        }
        return Computed.of(
                ValueType.temporal(Kind.TIME, operand.type().decimals()),
                operand,
                (Long d) -> DateTimes.microsOfDay(d));
    }

    private static Operand date(Operand operand) {
        return Computed.of(ValueType.DATE, Casts.dated(operand), (Long d) -> DateTimes.dateOf(d));
    }

    private static Operand time(Operand operand) {
        return timeOf(operand);
    }

    private static Operand difference(Operand left, Operand right) {
        return Computed.of(
                ValueType.INTEGER,
                Casts.dated(left),
                Casts.dated(right),
                (Long a, Long b) -> {
                    LocalDate x = Calendar.day(a);
                    LocalDate y = Calendar.day(b);
                    return x == null || y == null
                            ? null
                            : (Object) (x.toEpochDay() - y.toEpochDay());
                });
    }

    private static Operand lastDay(Operand operand) {
        return Computed.of(
                ValueType.DATE,
                Casts.dated(operand),
                (Long d) -> DateTimes.month(d) == 0 ? null : (Object) Calendar.lastDay(d));
    }

    private static Operand extract(Operand unit, Operand from) {
        String name = (String) unit.value();
        switch (name) {
            case "YEAR_MONTH":
                return integer(
                        Casts.dated(from), d -> DateTimes.year(d) * 100L + DateTimes.month(d));
            case "YEAR", "MONTH", "DAY", "QUARTER", "HOUR", "MINUTE", "SECOND", "MICROSECOND":
                return Functions.call(name, List.of(from));
            default:
                throw new RefusedException("EXTRACT of " + name + " is not supported");
        }
    }

    private static Operand between(Operand unit, Operand from, Operand to) {
        String name = (String) unit.value();
        return Computed.of(
                ValueType.INTEGER,
                Casts.dated(from),
                Casts.dated(to),
                (Long a, Long b) -> {
                    LocalDate x = Calendar.day(a);
                    LocalDate y = Calendar.day(b);
                    return x == null || y == null ? null : (Object) units(name, a, b);
                });
    }

    /** Whole units, towards zero. */
    private static long units(String unit, long from, long to) {
        long days = Calendar.date(to).toEpochDay() - Calendar.date(from).toEpochDay();
        long micros =
                days * DateTimes.MICROS_PER_DAY
                        + DateTimes.microsOfDay(to)
                        - DateTimes.microsOfDay(from);
        switch (unit) {
            case "MICROSECOND":
                return micros;
            case "SECOND":
                return micros / DateTimes.MICROS_PER_SECOND;
            case "MINUTE":
                return micros / DateTimes.MICROS_PER_MINUTE;
            case "HOUR":
                return micros / DateTimes.MICROS_PER_HOUR;
            case "DAY":
                return micros / DateTimes.MICROS_PER_DAY;
            case "WEEK":
                return micros / DateTimes.MICROS_PER_DAY / 7;
            case "MONTH":
                return months(from, to);
            case "QUARTER":
                return months(from, to) / 3;
            case "YEAR":
                return months(from, to) / 12;
            default:
                throw new EvaluationException("TIMESTAMPDIFF in " + unit + " is not supported");
        }
    }

    private static long months(long from, long to) {
        if (from > to) {
            return -months(to, from);
        }
        long months =
                (DateTimes.year(to) - DateTimes.year(from)) * 12L
                        + DateTimes.month(to)
                        - DateTimes.month(from);
        long dayFrom = DateTimes.day(from) * DateTimes.MICROS_PER_DAY + DateTimes.microsOfDay(from);
        long dayTo = DateTimes.day(to) * DateTimes.MICROS_PER_DAY + DateTimes.microsOfDay(to);
        return dayTo < dayFrom ? months - 1 : months;
    }
}
