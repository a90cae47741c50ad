package io.flinkdm.udf.expression.tree;

/** A text is no MySQL expression. Whoever compiles rules turns it into the rule's error code. */
public final class BadExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BadExpressionException(String message) {
        super(message);
    }
}
