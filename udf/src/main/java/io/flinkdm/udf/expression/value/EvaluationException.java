package io.flinkdm.udf.expression.value;

/**
 * An expression has no exact value for this row: a text that is no number, a result out of range.
 * Its message never holds a value of the row.
 */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvaluationException(String message) {
        super(message, null, false, false);
    }
}
