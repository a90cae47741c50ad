package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.model.Row;
import java.util.List;

/**
 * GREATEST and LEAST: NULL as soon as one is.
 *
 * <p>Source: MySQL manual, comparison functions. Stateless.
 */
public final class Extremes {

    private Extremes() {}

    /**
     * @param operands two or more, all numbers, all text or all of one kind of time
     * @throws RefusedException for a mixture
     */
    public static Operand greatest(List<Operand> operands) {
        return of(operands, true);
    }

    /** As {@link #greatest}. */
    public static Operand least(List<Operand> operands) {
        return of(operands, false);
    }

    private static Operand of(List<Operand> operands, boolean greatest) {
        requireAlike(operands);
        List<Operand> united = ResultType.unite(operands);
        Pairing.Order order = Pairing.of(united.get(0), united.get(1)).order();
        return Operand.computed(
                united.get(0).type(), row -> extreme(united, order, greatest, row), operands);
    }

    private static void requireAlike(List<Operand> operands) {
        boolean alike =
                operands.stream().allMatch(o -> o.kind().numeric() && o.kind() != Kind.HEX)
                        || operands.stream().allMatch(o -> o.kind() == Kind.TEXT)
                        || operands.stream().allMatch(o -> o.kind() == Kind.DATE)
                        || operands.stream().allMatch(o -> o.kind() == Kind.DATETIME);
        if (!alike) {
            throw new RefusedException("GREATEST and LEAST of different types are not supported");
        }
    }

    private static Object extreme(
            List<Operand> operands, Pairing.Order order, boolean greatest, Row row) {
        Object extreme = operands.get(0).of(row);
        for (int i = 1; i < operands.size() && extreme != null; i++) {
            Object value = operands.get(i).of(row);
            boolean better =
                    value == null
                            || (greatest
                                    ? order.compare(value, extreme) > 0
                                    : order.compare(value, extreme) < 0);
            extreme = better ? value : extreme;
        }
        return extreme;
    }
}
