package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.Truth;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * {@code = <> < <= > >= <=>}, IN and BETWEEN. Stateless.
 *
 * <p>Source: MySQL manual, comparison functions and operators.
 */
public final class Comparison {

    private Comparison() {}

    /**
     * @param operator one of {@code = <> < <= > >=}
     */
    public static Operand of(String operator, Operand left, Operand right) {
        Pairing pairing = Pairing.of(left, right);
        IntPredicate test = test(operator);
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    Integer compared = pairing.compare(row);
                    return compared == null ? null : Truth.of(test.test(compared));
                },
                left,
                right);
    }

    private static IntPredicate test(String operator) {
        switch (operator) {
            case "=":
                return c -> c == 0;
            case "<>":
                return c -> c != 0;
            case "<":
                return c -> c < 0;
            case "<=":
                return c -> c <= 0;
            case ">":
                return c -> c > 0;
            default:
                return c -> c >= 0;
        }
    }

    /** {@code <=>}: NULL equals NULL. */
    public static Operand nullSafe(Operand left, Operand right) {
        Pairing pairing = Pairing.of(left, right);
        return Operand.computed(ValueType.INTEGER, row -> Truth.of(pairing.same(row)), left, right);
    }

    /** The first equal item decides; without one, a NULL among them makes it unknown. */
    public static Operand in(Operand value, List<Operand> items) {
        Operand found = Comparison.of("=", value, items.get(0));
        for (Operand item : items.subList(1, items.size())) {
            found = Logic.or(found, Comparison.of("=", value, item));
        }
        return found;
    }

    /** {@code low <= value AND value <= high}. */
    public static Operand between(Operand value, Operand low, Operand high) {
        return Logic.and(of(">=", value, low), of("<=", value, high));
    }
}
