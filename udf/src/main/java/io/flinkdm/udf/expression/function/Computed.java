package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.ValueType;
import io.flinkdm.udf.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Operands computed from others, NULL as soon as one of these is. Stateless. */
final class Computed {

    private Computed() {}

    /** From one value. */
    static <A> Operand of(
            ValueType type, Operand from, java.util.function.Function<A, Object> function) {
        Evaluator a = from.evaluator();
        return Operand.computed(
                type,
                row -> {
                    A value = value(a, row);
                    return value == null ? null : function.apply(value);
                },
                from);
    }

    /** From two values. */
    static <A, B> Operand of(
            ValueType type, Operand first, Operand second, BiFunction<A, B, Object> function) {
        Evaluator a = first.evaluator();
        Evaluator b = second.evaluator();
        return Operand.computed(
                type,
                row -> {
                    A x = value(a, row);
                    B y = value(b, row);
                    return x == null || y == null ? null : function.apply(x, y);
                },
                first,
                second);
    }

    /** From any number of values of one kind. */
    static <A> Operand ofAll(
            ValueType type,
            List<Operand> from,
            java.util.function.Function<List<A>, Object> function) {
        return Operand.computed(
                type,
                row -> {
                    List<A> values = new ArrayList<>(from.size());
                    for (Operand operand : from) {
                        A value = value(operand.evaluator(), row);
                        if (value == null) {
                            return null;
                        }
                        values.add(value);
                    }
                    return function.apply(values);
                },
                from);
    }

    /** Operands answer what their kinds say. */
    @SuppressWarnings("unchecked")
    private static <A> A value(Evaluator evaluator, Row row) {
        return (A) evaluator.of(row);
    }
}
