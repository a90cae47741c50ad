package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.Truth;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.ArrayList;
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
        return of(operator, Pairing.of(left, right));
    }

    private static Operand of(String operator, Pairing pairing) {
        IntPredicate test = test(operator);
        return Operand.computed(
                ValueType.INTEGER,
                row -> {
                    Integer compared = pairing.compare(row);
                    return compared == null ? null : Truth.of(test.test(compared));
                },
                pairing.left(),
                pairing.right());
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
        List<Operand> all = new ArrayList<>(List.of(value));
        all.addAll(items);
        List<Operand> alike = inOneCollation(all);
        return alike.subList(1, alike.size()).stream()
                .map(item -> of("=", Pairing.of(alike.get(0), item).in()))
                .reduce(Logic::or)
                .orElseThrow();
    }

    /** {@code low <= value AND value <= high}. */
    public static Operand between(Operand value, Operand low, Operand high) {
        List<Operand> alike = inOneCollation(List.of(value, low, high));
        return Logic.and(
                of(">=", Pairing.of(alike.get(0), alike.get(1)).between()),
                of("<=", Pairing.of(alike.get(0), alike.get(2)).between()));
    }

    /** Where more than two are compared, the collation is that of all of them. */
    private static List<Operand> inOneCollation(List<Operand> operands) {
        if (operands.stream().anyMatch(o -> o.kind() == Kind.JSON)) {
            // MySQL compares JSON as text there, and otherwise as JSON.
            throw new RefusedException("IN and BETWEEN of JSON are not supported; use = and OR");
        }
        boolean texts =
                operands.stream().allMatch(o -> o.kind().textual() || o.kind() == Kind.NULL);
        if (!texts) {
            return operands;
        }
        List<Operand> converted =
                operands.stream().map(o -> o.kind() == Kind.NULL ? o : Texts.text(o)).toList();
        TextType common = Texts.common(converted);
        return converted.stream().map(o -> in(common, o)).toList();
    }

    private static Operand in(TextType common, Operand operand) {
        return operand.kind() == Kind.NULL ? operand : operand.as(ValueType.text(common));
    }
}
