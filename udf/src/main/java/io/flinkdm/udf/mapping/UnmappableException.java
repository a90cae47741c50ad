package io.flinkdm.udf.mapping;

/** An expression has no result. {@link ColumnMapping} adds the table; it never holds a value. */
final class UnmappableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmappableException(String message) {
        super(message);
    }
}
