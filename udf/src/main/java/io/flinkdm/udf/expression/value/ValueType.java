package io.flinkdm.udf.expression.value;

import java.util.List;
import java.util.Objects;

/**
 * The type of a compiled expression. Immutable.
 *
 * @param unsigned of an INTEGER
 * @param decimals digits behind the point of a DECIMAL, a DATETIME or a TIME
 * @param text of TEXT, ENUM and SET; of the text that any other kind becomes
 * @param members of ENUM and SET
 */
public record ValueType(
        Kind kind, boolean unsigned, int decimals, TextType text, List<String> members) {

    public static final ValueType NULL = of(Kind.NULL);
    public static final ValueType INTEGER = of(Kind.INTEGER);
    public static final ValueType UNSIGNED =
            new ValueType(Kind.INTEGER, true, 0, TextType.ofNumbers(), List.of());
    public static final ValueType DOUBLE = of(Kind.DOUBLE);
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
        return new ValueType(kind, unsigned, 0, TextType.ofNumbers(), List.of());
    }

    public static ValueType integer(boolean unsigned) {
        return unsigned ? UNSIGNED : INTEGER;
    }

    public static ValueType decimal(int decimals) {
        return new ValueType(Kind.DECIMAL, false, decimals, TextType.ofNumbers(), List.of());
    }

    public static ValueType text(TextType text) {
        return new ValueType(Kind.TEXT, false, 0, text, List.of());
    }

    /** ENUM or SET. */
    public static ValueType listed(Kind kind, TextType text, List<String> members) {
        return new ValueType(kind, true, 0, text, members);
    }

    /** DATETIME or TIME. */
    public static ValueType temporal(Kind kind, int decimals) {
        return new ValueType(kind, false, decimals, TextType.ofNumbers(), List.of());
    }
}
