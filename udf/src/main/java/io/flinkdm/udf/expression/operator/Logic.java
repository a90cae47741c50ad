package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.Conditions;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.Truth;
import io.flinkdm.udf.expression.value.ValueType;

/**
 * Logic with three values. Stateless.
 *
 * <p>Source: MySQL manual, logical operators.
 */
public final class Logic {

    private Logic() {}

    public static Operand and(Operand left, Operand right) {
        Evaluator a = Conditions.of(left).evaluator();
        Evaluator b = Conditions.of(right).evaluator();
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    Object x = a.of(row);
                    if (Truth.FALSE.equals(x)) {
                        return x;
                    }
                    Object y = b.of(row);
                    return Truth.FALSE.equals(y) || x != null ? y : null;
                },
                left,
                right);
    }

    public static Operand or(Operand left, Operand right) {
        Evaluator a = Conditions.of(left).evaluator();
        Evaluator b = Conditions.of(right).evaluator();
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    Object x = a.of(row);
                    if (Truth.TRUE.equals(x)) {
                        return x;
                    }
                    Object y = b.of(row);
                    return Truth.TRUE.equals(y) || x != null ? y : null;
                },
                left,
                right);
    }

    public static Operand xor(Operand left, Operand right) {
        Evaluator a = Conditions.of(left).evaluator();
        Evaluator b = Conditions.of(right).evaluator();
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    Object x = a.of(row);
                    Object y = x == null ? null : b.of(row);
                    return y == null ? null : Truth.of(!x.equals(y));
                },
                left,
                right);
    }

    public static Operand not(Operand operand) {
        Evaluator from = Conditions.of(operand).evaluator();
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    Object value = from.of(row);
                    return value == null ? null : Truth.of(Truth.FALSE.equals(value));
                },
                operand);
    }

    public static Operand isNull(Operand operand) {
        Evaluator from = operand.evaluator();
        return Operand.computed(ValueType.INTEGER, row -> Truth.of(from.of(row) == null), operand);
    }

    /** IS TRUE: never NULL. */
    public static Operand isTrue(Operand operand) {
        Evaluator from = Conditions.of(operand).evaluator();
        return Operand.computed(
                ValueType.INTEGER, row -> Truth.of(Truth.TRUE.equals(from.of(row))), operand);
    }

    /** IS FALSE: never NULL. */
    public static Operand isFalse(Operand operand) {
        Evaluator from = Conditions.of(operand).evaluator();
        return Operand.computed(
                ValueType.INTEGER, row -> Truth.of(Truth.FALSE.equals(from.of(row))), operand);
    }
}
