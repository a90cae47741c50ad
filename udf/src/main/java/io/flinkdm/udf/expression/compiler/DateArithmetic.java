package io.flinkdm.udf.expression.compiler;

import io.flinkdm.udf.expression.function.Calendar;
import io.flinkdm.udf.expression.tree.Expression;
import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.tree.Expression.Interval;
import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.ValueType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * {@code date + INTERVAL amount unit}, DATE_ADD and DATE_SUB, for dates and units of one number.
 *
 * <p>Source: MySQL manual, date and time functions. Stateless.
 */
final class DateArithmetic {

    private static final Map<String, Long> MONTHS = Map.of("MONTH", 1L, "QUARTER", 3L, "YEAR", 12L);

    private static final Map<String, Long> DAYS = Map.of("DAY", 1L, "WEEK", 7L);

    private static final Map<String, Long> MICROS =
            Map.of(
                    "MICROSECOND", 1L,
                    "SECOND", DateTimes.MICROS_PER_SECOND,
                    "MINUTE", DateTimes.MICROS_PER_MINUTE,
                    "HOUR", DateTimes.MICROS_PER_HOUR);

    private static final List<String> ADDING = List.of("+", "DATE_ADD", "ADDDATE");
    private static final List<String> SUBTRACTING = List.of("-", "DATE_SUB", "SUBDATE");

    private static final int LAST_YEAR = 9999;

    /** Beyond so many units no date is left, and none of the sums below overflows. */
    private static final long MAX_AMOUNT = 400_000_000_000L;

    private DateArithmetic() {}

    static Operand of(Call call, ExpressionCompiler compiler) {
        boolean adds = ADDING.contains(call.name());
        if ((!adds && !SUBTRACTING.contains(call.name())) || call.arguments().size() != 2) {
            throw new RefusedException("INTERVAL stands alone");
        }
        boolean swapped = adds && call.argument(0) instanceof Interval;
        Expression date = call.argument(swapped ? 1 : 0);
        if (!(call.argument(swapped ? 0 : 1) instanceof Interval interval)) {
            throw new RefusedException("INTERVAL stands alone");
        }
        return shifted(
                compiler.compile(date), compiler.compile(interval.amount()), interval.unit(), adds);
    }

    private static Operand shifted(Operand date, Operand amount, String unit, boolean adds) {
        if (!date.kind().dated()) {
            throw new RefusedException("INTERVAL is supported with a DATE or DATETIME only");
        }
        if (amount.kind() != Kind.INTEGER) {
            throw new RefusedException("INTERVAL needs an integer");
        }
        Evaluator from = date.evaluator();
        Evaluator count = Numeric.integer(amount).evaluator();
        return Operand.computed(
                type(date, unit),
                row -> {
                    Long start = (Long) from.of(row);
                    Object n = count.of(row);
                    return start == null || n == null
                            ? null
                            : shift(start, checked(n) * (adds ? 1 : -1), unit);
                },
                date,
                amount);
    }

    private static ValueType type(Operand date, String unit) {
        if (MONTHS.containsKey(unit) || DAYS.containsKey(unit)) {
            return date.type();
        }
        if (!MICROS.containsKey(unit)) {
            throw new RefusedException("INTERVAL in " + unit + " is not supported");
        }
        int decimals = unit.equals("MICROSECOND") ? 6 : date.type().decimals();
        return ValueType.temporal(Kind.DATETIME, decimals);
    }

    private static long checked(Object amount) {
        if (amount instanceof Long n && Math.abs(n) <= MAX_AMOUNT) {
            return n;
        }
        throw new EvaluationException("an INTERVAL is out of range");
    }

    /** Null where the calendar ends, and for a date with zero parts. */
    private static Long shift(long start, long amount, String unit) {
        if (!DateTimes.complete(start)) {
            return null;
        }
        LocalDate date = Calendar.date(start);
        long micros = DateTimes.microsOfDay(start);
        if (MONTHS.containsKey(unit)) {
            return inMonths(date, micros, amount * MONTHS.get(unit));
        }
        if (DAYS.containsKey(unit)) {
            return inDays(date.toEpochDay() + amount * DAYS.get(unit), micros);
        }
        // A day's part may move the day: whole days and the rest are added apart.
        long step = MICROS.get(unit);
        long perDay = DateTimes.MICROS_PER_DAY / step;
        long shifted = micros + amount % perDay * step;
        return inDays(
                date.toEpochDay()
                        + amount / perDay
                        + Math.floorDiv(shifted, DateTimes.MICROS_PER_DAY),
                Math.floorMod(shifted, DateTimes.MICROS_PER_DAY));
    }

    private static Long inMonths(LocalDate date, long micros, long months) {
        long month = date.getYear() * 12L + date.getMonthValue() - 1 + months;
        return month < 0 || month / 12 > LAST_YEAR
                ? null
                : (Long) Calendar.pack(date.plusMonths(months), micros);
    }

    private static Long inDays(long epochDay, long micros) {
        long first = LocalDate.of(0, 1, 1).toEpochDay();
        long last = LocalDate.of(LAST_YEAR, 12, 31).toEpochDay();
        return epochDay < first || epochDay > last
                ? null
                : (Long) Calendar.pack(LocalDate.ofEpochDay(epochDay), micros);
    }
}
