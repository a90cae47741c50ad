package io.flinkdm.udf.expression;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.Truth;
import io.flinkdm.udf.model.Row;

/**
 * One expression of a rule, compiled: whether it hits a row. It hits where its value is the integer
 * 1 and nowhere else, as in DM: no other number, no text, no NULL. Immutable.
 *
 * @param label the rule and the key, for messages
 */
record Predicate(String label, Evaluator evaluator) {

    private static final Evaluator NEVER = row -> Truth.FALSE;

    static Predicate of(String label, Operand operand) {
        return canHit(operand) ? new Predicate(label, operand.evaluator()) : never(label);
    }

    /** Hits no row. */
    static Predicate never(String label) {
        return new Predicate(label, NEVER);
    }

    /** A bare ENUM or SET counts by its ordinal or its mask. */
    private static boolean canHit(Operand operand) {
        return operand.kind() == Kind.INTEGER
                || operand.kind() == Kind.ENUM
                || operand.kind() == Kind.SET;
    }

    /**
     * @throws MigrationException 52031 when the expression has no exact value for the row
     */
    boolean hits(Row row) {
        try {
            return Truth.TRUE.equals(evaluator.of(row));
        } catch (EvaluationException e) {
            throw new MigrationException(
                    ErrorCode.EXPRESSION_EVALUATION, label + ": " + e.getMessage());
        }
    }
}
