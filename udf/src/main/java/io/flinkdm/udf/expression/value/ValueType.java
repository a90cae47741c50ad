package io.flinkdm.udf.expression.value;

import java.util.List;
import java.util.Objects;

/**
 * The type of a compiled expression. Immutable.
 *
 * @param unsigned of an INTEGER
 * @param decimals digits behind the point of a DECIMAL, a DATETIME or a TIME
 * @param bytes how long an INTEGER is as a column, a BIT or a HEX as a binary string
 * @param text of TEXT, ENUM and SET; of the text that any other kind becomes
 * @param members of ENUM and SET
 */
public record ValueType(
        Kind kind, boolean unsigned, int decimals, int bytes, TextType text, List<String> members) {

    public static final ValueType NULL = of(Kind.NULL);
    public static final ValueType INTEGER = of(Kind.INTEGER);
    public static final ValueType UNSIGNED =
            new ValueType(Kind.INTEGER, true, 0, Long.BYTES, TextType.ofNumbers(), List.of());
    public static final ValueType DOUBLE = of(Kind.DOUBLE);

    /** A choice between a DOUBLE and something else, which only as a DOUBLE has a sure value. */
    public static final ValueType MIXED_DOUBLE = sized(Kind.DOUBLE, false, 0);

    public static final ValueType BYTES = of(Kind.BYTES);
    public static final ValueType DATE = of(Kind.DATE);
    public static final ValueType JSON = of(Kind.JSON);

    public ValueType {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        members = List.copyOf(members);
    }

    public static ValueType of(Kind kind) {
        boolean unsigned = kind == Kind.YEAR || kind == Kind.BIT || kind == Kind.HEX;
        return new ValueType(kind, unsigned, 0, Long.BYTES, TextType.ofNumbers(), List.of());
    }

    /** An INTEGER of a column, a BIT or a HEX, with its length. */
    public static ValueType sized(Kind kind, boolean unsigned, int bytes) {
        return new ValueType(kind, unsigned, 0, bytes, TextType.ofNumbers(), List.of());
    }

    /** Whether a signed BIGINT may be too small for it. */
    public boolean needsUnsigned() {
        return unsigned && bytes >= Long.BYTES;
    }

    public static ValueType integer(boolean unsigned) {
        return unsigned ? UNSIGNED : INTEGER;
    }

    public static ValueType decimal(int decimals) {
        return new ValueType(Kind.DECIMAL, false, decimals, 0, TextType.ofNumbers(), List.of());
    }

    public static ValueType text(TextType text) {
        return new ValueType(Kind.TEXT, false, 0, 0, text, List.of());
    }

    /** ENUM or SET. */
    public static ValueType listed(Kind kind, TextType text, List<String> members) {
        return new ValueType(kind, true, 0, 0, text, members);
    }

    /** DATETIME or TIME. */
    public static ValueType temporal(Kind kind, int decimals) {
        return new ValueType(kind, false, decimals, 0, TextType.ofNumbers(), List.of());
    }
}
