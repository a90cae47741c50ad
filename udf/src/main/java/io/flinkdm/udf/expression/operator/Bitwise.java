package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.ValueType;

/**
 * {@code & | ^ << >> ~} on 64 bits without sign.
 *
 * <p>Source: MySQL manual, bit functions and operators. Stateless.
 */
public final class Bitwise {

    private Bitwise() {}

    /** An operation on two words. */
    private interface Operation {
        long of(long left, long right);
    }

    public static Operand and(Operand left, Operand right) {
        return binary(left, right, (a, b) -> a & b);
    }

    public static Operand or(Operand left, Operand right) {
        return binary(left, right, (a, b) -> a | b);
    }

    public static Operand xor(Operand left, Operand right) {
        return binary(left, right, (a, b) -> a ^ b);
    }

    /** More than 63 places leave nothing. */
    public static Operand shiftLeft(Operand left, Operand right) {
        return binary(left, right, (a, b) -> b < 0 || b >= Long.SIZE ? 0 : a << b);
    }

    /** As {@link #shiftLeft}. */
    public static Operand shiftRight(Operand left, Operand right) {
        return binary(left, right, (a, b) -> b < 0 || b >= Long.SIZE ? 0 : a >>> b);
    }

    public static Operand not(Operand operand) {
        requireNumber(operand);
        Evaluator from = Numeric.integer(operand).evaluator();
        return Operand.computed(
                ValueType.UNSIGNED,
                row -> {
                    Object value = from.of(row);
                    return value == null ? null : Integers.unsigned(~Integers.bits(value));
                },
                operand);
    }

    private static Operand binary(Operand left, Operand right, Operation operation) {
        requireNumber(left);
        requireNumber(right);
        Evaluator a = Numeric.integer(left).evaluator();
        Evaluator b = Numeric.integer(right).evaluator();
        return Operand.computed(
                ValueType.UNSIGNED,
                row -> {
                    Object x = a.of(row);
                    Object y = x == null ? null : b.of(row);
                    return y == null
                            ? null
                            : Integers.unsigned(operation.of(Integers.bits(x), Integers.bits(y)));
                },
                left,
                right);
    }

    /** MySQL 8 treats binary strings as strings of bits. */
    private static void requireNumber(Operand operand) {
        if (operand.kind() == Kind.BYTES) {
            throw new RefusedException("bits of binary strings are not supported");
        }
    }
}
