package io.flinkdm.udf.expression.compiler;

/** An expression names a column that the table does not have, or not now. */
public final class UnknownColumnException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownColumnException(String column) {
        super("unknown column " + column);
    }
}
