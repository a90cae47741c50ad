package io.flinkdm.udf.expression.value;

/** An expression cannot be evaluated exactly, whatever the row. It becomes the rule's error. */
public final class RefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
