package io.flinkdm.udf.pattern;

/** A pattern cannot be read. Whoever compiles rules turns it into the error code of the rule. */
public final class BadPatternException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public BadPatternException(String message, Throwable cause) {
        super(message, cause);
    }
}
