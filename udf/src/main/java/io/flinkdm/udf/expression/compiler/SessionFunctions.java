package io.flinkdm.udf.expression.compiler;

import io.flinkdm.udf.expression.function.Calendar;
import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.Operand.Origin;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.ValueType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Functions that depend on the clock or the time zone. NOW() is when the row is filtered, as in DM,
 * not when it changed. Immutable.
 */
record SessionFunctions(Session session) {

    private static final long NANOS_PER_MICRO = 1_000;
    private static final int MAX_DECIMALS = 6;
    private static final long LAST_TIMESTAMP = Integer.MAX_VALUE;

    /** Empty when the name is none of theirs. */
    Optional<Operand> call(String name, List<Operand> arguments) {
        switch (name) {
            case "NOW", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP", "SYSDATE":
                return Optional.of(now(Kind.DATETIME, session.zone(), arguments));
            case "CURDATE", "CURRENT_DATE":
                return Optional.of(now(Kind.DATE, session.zone(), arguments));
            case "CURTIME", "CURRENT_TIME":
                return Optional.of(now(Kind.TIME, session.zone(), arguments));
            case "UTC_TIMESTAMP":
                return Optional.of(now(Kind.DATETIME, ZoneOffset.UTC, arguments));
            case "UTC_DATE":
                return Optional.of(now(Kind.DATE, ZoneOffset.UTC, arguments));
            case "UTC_TIME":
                return Optional.of(now(Kind.TIME, ZoneOffset.UTC, arguments));
            case "UNIX_TIMESTAMP":
                return Optional.of(unixTimestamp(arguments));
            default:
                return Optional.empty();
        }
    }

    private Operand now(Kind kind, ZoneId zone, List<Operand> arguments) {
        int decimals = decimals(arguments);
        long step = (long) Math.pow(10, MAX_DECIMALS - decimals);
        Evaluator evaluator =
                row -> {
                    LocalDateTime now = LocalDateTime.ofInstant(session.clock().instant(), zone);
                    long micros = now.toLocalTime().toNanoOfDay() / NANOS_PER_MICRO / step * step;
                    return kind == Kind.TIME
                            ? micros
                            : Calendar.pack(now.toLocalDate(), kind == Kind.DATE ? 0 : micros);
                };
        return new Operand(ValueType.temporal(kind, decimals), evaluator, Origin.COMPUTED);
    }

    private static int decimals(List<Operand> arguments) {
        if (arguments.isEmpty()) {
            return 0;
        }
        Operand only = arguments.get(0);
        if (arguments.size() == 1
                && only.constant()
                && only.value() instanceof Long digits
                && digits >= 0
                && digits <= MAX_DECIMALS) {
            return digits.intValue();
        }
        throw new RefusedException("a time has 0 to 6 decimals");
    }

    private Operand unixTimestamp(List<Operand> arguments) {
        if (arguments.size() != 1 || !arguments.get(0).kind().dated()) {
            throw new RefusedException("UNIX_TIMESTAMP needs a date");
        }
        Operand date = arguments.get(0);
        Evaluator from = date.evaluator();
        int decimals = date.type().decimals();
        return Operand.computed(
                decimals == 0 ? ValueType.INTEGER : ValueType.decimal(decimals),
                row -> {
                    Long local = (Long) from.of(row);
                    return local == null ? null : seconds(local, decimals);
                },
                date);
    }

    private Object seconds(long local, int decimals) {
        LocalDateTime time =
                Calendar.date(local)
                        .atStartOfDay()
                        .plusNanos(DateTimes.microsOfDay(local) * NANOS_PER_MICRO);
        List<ZoneOffset> offsets = session.zone().getRules().getValidOffsets(time);
        if (offsets.size() != 1) {
            throw new EvaluationException("a local time happens twice or never");
        }
        long seconds = time.toEpochSecond(offsets.get(0));
        if (seconds < 0 || seconds > LAST_TIMESTAMP) {
            throw new EvaluationException("a time is out of range for UNIX_TIMESTAMP");
        }
        return decimals == 0
                ? (Object) seconds
                : BigDecimal.valueOf(seconds)
                        .add(BigDecimal.valueOf(local % DateTimes.MICROS_PER_SECOND, MAX_DECIMALS))
                        .setScale(decimals);
    }
}
