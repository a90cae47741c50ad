package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * {@code /}, DIV and {@code %}. Dividing by zero gives NULL.
 *
 * <p>MySQL divides decimals in groups of nine digits and keeps the last group whole, so a third is
 * 0.333333333 to comparisons although it is shown as 0.3333.
 *
 * <p>Source: MySQL manual, arithmetic operators. Stateless.
 */
public final class Division {

    private static final int GROUP = 9;

    /** {@code div_precision_increment}. */
    private static final int MORE_DECIMALS = 4;

    private static final Long SMALLEST = Long.MIN_VALUE;

    private Division() {}

    public static Operand divide(Operand left, Operand right) {
        Operand a = Numeric.of(left);
        Operand b = Numeric.of(right);
        if (a.kind() == Kind.DOUBLE || b.kind() == Kind.DOUBLE) {
            Evaluator x = Numeric.real(a).evaluator();
            Evaluator y = Numeric.real(b).evaluator();
            return Operand.computed(
                    ValueType.DOUBLE,
                    row -> quotient((Double) x.of(row), (Double) y.of(row)),
                    a,
                    b);
        }
        Evaluator x = Numeric.decimal(a).evaluator();
        Evaluator y = Numeric.decimal(b).evaluator();
        int decimals = Math.min(a.type().decimals() + MORE_DECIMALS, Arithmetic.MAX_DECIMALS);
        return Operand.computed(
                ValueType.decimal(decimals),
                row -> quotient((BigDecimal) x.of(row), (BigDecimal) y.of(row)),
                a,
                b);
    }

    private static Double quotient(Double x, Double y) {
        return x == null || y == null || y == 0 ? null : (Double) Arithmetic.checked(x / y);
    }

    private static BigDecimal quotient(BigDecimal x, BigDecimal y) {
        if (x == null || y == null || y.signum() == 0) {
            return null;
        }
        int digits = inGroups(x.scale()) + inGroups(y.scale());
        int more = Math.max(0, MORE_DECIMALS - (digits - x.scale() - y.scale()));
        return Arithmetic.checked(x.divide(y, inGroups(digits + more), RoundingMode.DOWN));
    }

    private static int inGroups(int digits) {
        return (digits + GROUP - 1) / GROUP * GROUP;
    }

    public static Operand integer(Operand left, Operand right) {
        Operand a = Numeric.of(left);
        Operand b = Numeric.of(right);
        boolean unsigned = a.type().unsigned() || b.type().unsigned();
        boolean integers = a.kind() == Kind.INTEGER && b.kind() == Kind.INTEGER;
        Evaluator x = integers ? a.evaluator() : exact(left).evaluator();
        Evaluator y = integers ? b.evaluator() : exact(right).evaluator();
        return Operand.computed(
                ValueType.integer(unsigned), row -> wholes(x.of(row), y.of(row), unsigned), a, b);
    }

    private static Operand exact(Operand operand) {
        return Numeric.decimal(operand.kind().numeric() ? Numeric.of(operand) : operand);
    }

    private static Object wholes(Object x, Object y, boolean unsigned) {
        if (x == null || y == null) {
            return null;
        }
        if (x instanceof BigDecimal a && y instanceof BigDecimal b) {
            return b.signum() == 0
                    ? null
                    : Integers.ranged(a.divideToIntegralValue(b).toBigInteger(), unsigned);
        }
        BigInteger divisor = Integers.big(y);
        if (divisor.signum() == 0) {
            return null;
        }
        Object quotient = Integers.ranged(Integers.big(x).divide(divisor), unsigned);
        if (SMALLEST.equals(quotient)) {
            // MySQL finds its own smallest BIGINT out of range here.
            throw new EvaluationException("BIGINT value is out of range");
        }
        return quotient;
    }

    public static Operand remainder(Operand left, Operand right) {
        Operand a = Numeric.of(left);
        Operand b = Numeric.of(right);
        if (a.kind() == Kind.DOUBLE || b.kind() == Kind.DOUBLE) {
            Evaluator x = Numeric.real(a).evaluator();
            Evaluator y = Numeric.real(b).evaluator();
            return Operand.computed(
                    ValueType.DOUBLE, row -> rest((Double) x.of(row), (Double) y.of(row)), a, b);
        }
        if (a.kind() == Kind.DECIMAL || b.kind() == Kind.DECIMAL) {
            Evaluator x = Numeric.decimal(a).evaluator();
            Evaluator y = Numeric.decimal(b).evaluator();
            int decimals = Math.max(a.type().decimals(), b.type().decimals());
            return Operand.computed(
                    ValueType.decimal(decimals),
                    row -> rest((BigDecimal) x.of(row), (BigDecimal) y.of(row)),
                    a,
                    b);
        }
        Evaluator x = a.evaluator();
        Evaluator y = b.evaluator();
        boolean unsigned = a.type().unsigned();
        return Operand.computed(
                ValueType.integer(unsigned), row -> rest(x.of(row), y.of(row)), a, b);
    }

    private static Double rest(Double x, Double y) {
        return x == null || y == null || y == 0 ? null : (Double) (x % y);
    }

    private static BigDecimal rest(BigDecimal x, BigDecimal y) {
        return x == null || y == null || y.signum() == 0 ? null : x.remainder(y);
    }

    private static Object rest(Object x, Object y) {
        if (x == null || y == null) {
            return null;
        }
        if (x instanceof Long a && y instanceof Long b) {
            return b == 0 ? null : (Object) (b == -1 ? 0L : a % b);
        }
        BigInteger divisor = Integers.big(y);
        return divisor.signum() == 0 ? null : Integers.of(Integers.big(x).remainder(divisor));
    }
}
