package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.Conditions;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * CASE, IF, IFNULL, COALESCE and NULLIF: only what is chosen is evaluated. Stateless.
 *
 * <p>Source: MySQL manual, flow control functions.
 */
public final class Conditionals {

    private Conditionals() {}

    /**
     * @param conditions one for each result
     * @param results one more than conditions: the last is for when none is true
     */
    public static Operand choose(List<Operand> conditions, List<Operand> results) {
        List<Evaluator> tests = conditions.stream().map(c -> Conditions.of(c).evaluator()).toList();
        List<Operand> united = ResultType.unite(results);
        List<Operand> from = new ArrayList<>(conditions);
        from.addAll(results);
        return Operand.computed(
                united.get(0).type(),
                row -> {
                    int i = 0;
                    while (i < tests.size() && !Truth.TRUE.equals(tests.get(i).of(row))) {
                        i++;
                    }
                    return united.get(i).of(row);
                },
                from);
    }

    /** The first that is not NULL. */
    public static Operand coalesce(List<Operand> operands) {
        List<Operand> united = ResultType.unite(operands);
        return Operand.computed(
                united.get(0).type(),
                row -> {
                    for (Operand operand : united) {
                        Object value = operand.of(row);
                        if (value != null) {
                            return value;
                        }
                    }
                    return null;
                },
                operands);
    }

    /** NULL where both are equal, else the first. */
    public static Operand nullIf(Operand value, Operand unwanted) {
        Evaluator equal = Pairing.of(value, unwanted).equality();
        return Operand.computed(
                value.type(),
                row -> Truth.TRUE.equals(equal.of(row)) ? null : value.of(row),
                value,
                unwanted);
    }
}
