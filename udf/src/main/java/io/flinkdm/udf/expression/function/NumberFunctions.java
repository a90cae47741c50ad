package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * Functions over numbers. What needs a logarithm or an angle is left out: its last digit depends on
 * the machine.
 *
 * <p>Source: MySQL manual, mathematical functions. Stateless.
 */
final class NumberFunctions {

    private NumberFunctions() {}

    static void register(Map<String, Function> all) {
        all.put("ABS", Function.of(NumberFunctions::abs));
        all.put("SIGN", Function.of(NumberFunctions::sign));
        all.put("CEIL", Function.of(n -> whole(n, RoundingMode.CEILING)));
        all.put("CEILING", Function.of(n -> whole(n, RoundingMode.CEILING)));
        all.put("FLOOR", Function.of(n -> whole(n, RoundingMode.FLOOR)));
        all.put("ROUND", new Function(1, 2, a -> round(a, RoundingMode.HALF_UP)));
        all.put("TRUNCATE", new Function(2, 2, a -> round(a, RoundingMode.DOWN)));
        all.put("SQRT", Function.of(NumberFunctions::sqrt));
        all.put("BIT_COUNT", Function.of(NumberFunctions::bitCount));
    }

    private static Operand abs(Operand operand) {
        Operand number = Numeric.of(operand);
        switch (number.kind()) {
            case INTEGER:
                return Computed.of(
                        number.type(),
                        number,
                        (Object n) ->
                                Integers.ranged(Integers.big(n).abs(), number.type().unsigned()));
            case DECIMAL:
                return Computed.of(number.type(), number, (BigDecimal n) -> n.abs());
            default:
                return Computed.of(ValueType.DOUBLE, number, (Double n) -> Math.abs(n));
        }
    }

    private static Operand sign(Operand operand) {
        Operand number = Numeric.of(operand);
        return Computed.of(ValueType.INTEGER, number, NumberFunctions::signum);
    }

    private static Object signum(Object number) {
        if (number instanceof Double value) {
            return (long) Math.signum(value);
        }
        return number instanceof BigDecimal value
                ? (Object) (long) value.signum()
                : (Object) (long) Integers.big(number).signum();
    }

    private static Operand whole(Operand operand, RoundingMode mode) {
        Operand number = Numeric.of(operand);
        switch (number.kind()) {
            case INTEGER:
                return number;
            case DECIMAL:
                return Computed.of(
                        ValueType.INTEGER, number, (BigDecimal n) -> integer(n.setScale(0, mode)));
            default:
                return Computed.of(
                        ValueType.DOUBLE,
                        number,
                        (Double n) -> mode == RoundingMode.FLOOR ? Math.floor(n) : Math.ceil(n));
        }
    }

    private static Object integer(BigDecimal whole) {
        BigInteger value = whole.toBigInteger();
        return Integers.ranged(value, value.signum() > 0);
    }

    private static Operand round(List<Operand> arguments, RoundingMode mode) {
        Operand number = Numeric.of(arguments.get(0));
        int places = arguments.size() < 2 ? 0 : places(arguments.get(1));
        switch (number.kind()) {
            case INTEGER:
                return places >= 0
                        ? number
                        : Computed.of(
                                number.type(),
                                number,
                                (Object n) -> rounded(n, places, mode, number.type().unsigned()));
            case DECIMAL:
                int decimals = Math.max(places, 0);
                return Computed.of(
                        ValueType.decimal(decimals),
                        number,
                        (BigDecimal n) ->
                                n.setScale(Math.min(places, n.scale()), mode)
                                        .setScale(decimals, mode));
            default:
                return Computed.of(
                        ValueType.DOUBLE, number, (Double n) -> rounded(n, places, mode));
        }
    }

    private static int places(Operand operand) {
        if (!operand.constant()
                || !(operand.value() instanceof Long places)
                || Math.abs(places) > 30) {
            throw new RefusedException("ROUND needs a small constant number of places");
        }
        return places.intValue();
    }

    private static Object rounded(Object n, int places, RoundingMode mode, boolean unsigned) {
        BigDecimal value = new BigDecimal(Integers.big(n));
        return Integers.ranged(value.setScale(places, mode).toBigInteger(), unsigned);
    }

    /** With the same steps in floating point as the server. */
    private static Object rounded(double n, int places, RoundingMode mode) {
        double power = Double.parseDouble("1e" + Math.abs(places));
        double scaled = places < 0 ? n / power : n * power;
        if (Double.isInfinite(scaled)) {
            return n;
        }
        double whole =
                mode == RoundingMode.DOWN
                        ? (n < 0 ? Math.ceil(scaled) : Math.floor(scaled))
                        : Math.rint(scaled);
        return places < 0 ? whole * power : whole / power;
    }

    private static Operand sqrt(Operand operand) {
        Operand number = Numeric.real(operand);
        return Computed.of(
                ValueType.DOUBLE, number, (Double n) -> n < 0 ? null : (Object) Math.sqrt(n));
    }

    private static Operand bitCount(Operand operand) {
        if (operand.kind() == Kind.BYTES) {
            throw new RefusedException("BIT_COUNT of binary strings is not supported");
        }
        return Computed.of(
                ValueType.INTEGER,
                Numeric.integer(operand),
                (Object n) -> (long) Long.bitCount(Integers.bits(n)));
    }

    /** For counts and places in text. */
    static int small(Object integer) {
        if (integer instanceof Long value && Math.abs(value) < Integer.MAX_VALUE) {
            return value.intValue();
        }
        throw new EvaluationException("a count or a place is out of range");
    }
}
