package io.flinkdm.udf.expression.value;

import io.flinkdm.udf.model.Row;
import java.util.List;

/**
 * A compiled expression: what it is and how its value is found. Immutable.
 *
 * @param origin whether it is a column, a constant or computed; MySQL compares a column with a
 *     constant by rules of their own
 */
public record Operand(ValueType type, Evaluator evaluator, Origin origin) {

    /** Where a value comes from. */
    public enum Origin {
        COLUMN,
        CONSTANT,
        COMPUTED
    }

    public static final Operand NULL = constant(ValueType.NULL, null);

    public static Operand constant(ValueType type, Object value) {
        return new Operand(type, row -> value, Origin.CONSTANT);
    }

    public static Operand column(ValueType type, Evaluator evaluator) {
        return new Operand(type, evaluator, Origin.COLUMN);
    }

    /**
     * Computed from others, now if all of them are constants.
     *
     * @throws RefusedException when they are and have no exact value
     */
    public static Operand computed(ValueType type, Evaluator evaluator, Operand... from) {
        return computed(type, evaluator, List.of(from));
    }

    /** As {@link #computed(ValueType, Evaluator, Operand...)}. */
    public static Operand computed(ValueType type, Evaluator evaluator, List<Operand> from) {
        if (from.isEmpty() || !from.stream().allMatch(Operand::constant)) {
            return new Operand(type, evaluator, Origin.COMPUTED);
        }
        try {
            return constant(type, evaluator.of(Row.of()));
        } catch (EvaluationException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    public Kind kind() {
        return type.kind();
    }

    public boolean constant() {
        return origin == Origin.CONSTANT;
    }

    public boolean isColumn() {
        return origin == Origin.COLUMN;
    }

    /** The value of a constant. */
    public Object value() {
        return evaluator.of(Row.of());
    }

    public Object of(Row row) {
        return evaluator.of(row);
    }

    /** The same value as another type, where that needs no work. */
    public Operand as(ValueType other) {
        return new Operand(other, evaluator, origin);
    }
}
