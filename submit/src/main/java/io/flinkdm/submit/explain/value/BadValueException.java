package io.flinkdm.submit.explain.value;

/** A column's type or a value of a question that cannot be one. */
public final class BadValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BadValueException(String message) {
        super(message);
    }
}
