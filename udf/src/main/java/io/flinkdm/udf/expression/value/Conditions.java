package io.flinkdm.udf.expression.value;

import java.math.BigDecimal;

/** Operands turned into truth values. Stateless. */
public final class Conditions {

    private Conditions() {}

    /** 1 for a number that is not 0, 0 for 0, NULL for NULL. */
    public static Operand of(Operand operand) {
        Operand number = Numeric.of(operand);
        Evaluator from = number.evaluator();
        return Numeric.derived(number, ValueType.INTEGER, row -> truth(from.of(row)));
    }

    private static Long truth(Object number) {
        if (number == null) {
            return null;
        }
        if (number instanceof Long value) {
            return Truth.of(value != 0);
        }
        if (number instanceof BigDecimal value) {
            return Truth.of(value.signum() != 0);
        }
        // A BigInteger is beyond a Long and so never zero.
        return Truth.of(!(number instanceof Double value) || value != 0);
    }
}
