package io.flinkdm.udf.model;

import java.util.Arrays;

/**
 * One row image in the column order of its {@link TableSchema}.
 *
 * <p>A value is {@code null}, a {@link Long} (integers, BIT, YEAR, the ordinal of ENUM and the mask
 * of SET while they fit), a {@link java.math.BigInteger} (unsigned 64 bit above {@link
 * Long#MAX_VALUE}), a {@link Double} (FLOAT and DOUBLE), a {@link String} (text, JSON, DECIMAL and
 * temporal values in the server's own spelling) or a {@code byte[]} (binary strings). The array is
 * shared with whoever made the row and is never written afterwards.
 */
public final class Row {

    private final Object[] values;

    private Row(Object[] values) {
        this.values = values;
    }

    /** Wraps the array without copying it: the caller gives it away. */
    public static Row of(Object... values) {
        return new Row(values);
    }

    public Object value(int column) {
        return values[column];
    }

    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && Arrays.deepEquals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /** The shape only; values are a user's data and never reach a log. */
    @Override
    public String toString() {
        return "Row of " + values.length + " columns";
    }
}
