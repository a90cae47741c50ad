package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.tree.Expression.Cast;
import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * CAST, CONVERT, BINARY and COLLATE. Stateless.
 *
 * <p>Source: MySQL manual, cast functions and operators.
 */
public final class Casts {

    private static final int DEFAULT_DIGITS = 10;

    private Casts() {}

    /**
     * @param cast its type and sizes; the value is already compiled
     */
    public static Operand of(Cast cast, Operand value) {
        switch (cast.type()) {
            case "SIGNED":
                return integer(value, false);
            case "UNSIGNED":
                return integer(value, true);
            case "DECIMAL":
                return decimal(cast, value);
            case "DOUBLE":
                return Numeric.real(value);
            case "CHAR":
                return text(cast, value);
            case "BINARY":
                return binary(cast, value);
            case "DATE":
                return date(value);
            case "DATETIME":
                return dateTime(cast, value);
            default:
                throw new RefusedException("CAST AS " + cast.type() + " is not supported");
        }
    }

    /** The same 64 bits, read with or without sign. */
    private static Operand integer(Operand value, boolean unsigned) {
        Operand number = Numeric.integer(value);
        boolean decimal = Numeric.of(value).kind() == Kind.DECIMAL;
        Evaluator from = number.evaluator();
        return Operand.computed(
                ValueType.integer(unsigned),
                row -> {
                    Object integer = from.of(row);
                    if (integer == null) {
                        return null;
                    }
                    if (unsigned && decimal && Integers.big(integer).signum() < 0) {
                        throw new EvaluationException("a DECIMAL below zero was cast to UNSIGNED");
                    }
                    long bits = Integers.bits(integer);
                    return unsigned ? Integers.unsigned(bits) : (Object) bits;
                },
                number);
    }

    private static Operand decimal(Cast cast, Operand value) {
        int digits = cast.length() < 0 ? DEFAULT_DIGITS : cast.length();
        int decimals = Math.max(cast.decimals(), 0);
        Operand number = Numeric.decimal(value.kind().numeric() ? Numeric.of(value) : value);
        Evaluator from = number.evaluator();
        return Operand.computed(
                ValueType.decimal(decimals),
                row -> sized((BigDecimal) from.of(row), digits, decimals),
                number);
    }

    private static BigDecimal sized(BigDecimal value, int digits, int decimals) {
        if (value == null) {
            return null;
        }
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        if (rounded.signum() != 0 && rounded.precision() > digits) {
            throw new EvaluationException("a number has more digits than CAST AS DECIMAL");
        }
        return rounded;
    }

    private static Operand text(Cast cast, Operand value) {
        Operand text = value.kind() == Kind.NULL ? value : Texts.text(value);
        TextType type = cast.charset().isEmpty() ? TextType.SESSION : defaultOf(cast.charset());
        Evaluator from = text.evaluator();
        int length = cast.length();
        return Operand.computed(
                ValueType.text(type.implicit()), row -> cut((String) from.of(row), length), text);
    }

    private static TextType defaultOf(String charset) {
        if (!charset.equals("utf8mb4")) {
            throw new RefusedException("text of charset " + charset + " is not made here");
        }
        // TiDB's default for the charset; MySQL's depends on its version.
        return TextType.SESSION;
    }

    private static String cut(String text, int length) {
        if (text == null || length < 0 || text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static Operand binary(Cast cast, Operand value) {
        if (cast.length() >= 0) {
            throw new RefusedException("CAST AS BINARY with a length is not supported");
        }
        return bytes(value);
    }

    /** {@code BINARY value}. */
    public static Operand bytes(Operand value) {
        return Texts.bytes(value);
    }

    private static Operand date(Operand value) {
        Operand dated = dated(value);
        Evaluator from = dated.evaluator();
        return Operand.computed(
                ValueType.DATE,
                row -> {
                    Long instant = (Long) from.of(row);
                    return instant == null ? null : (Object) DateTimes.dateOf(instant);
                },
                dated);
    }

    private static Operand dateTime(Cast cast, Operand value) {
        Operand dated = dated(value);
        int decimals = Math.max(cast.length(), 0);
        if (value.kind() != Kind.DATE && value.type().decimals() != decimals) {
            throw new RefusedException("CAST AS DATETIME with other decimals is not supported");
        }
        return dated.as(ValueType.temporal(Kind.DATETIME, decimals));
    }

    /** A DATE or DATETIME as it is, text read as one. */
    public static Operand dated(Operand value) {
        if (value.kind().dated() || value.kind() == Kind.NULL) {
            return value;
        }
        if (value.kind() != Kind.TEXT) {
            throw new RefusedException(value.kind() + " cannot be used as a date here");
        }
        return TemporalPairing.dated(value);
    }

    /**
     * @throws RefusedException when the collation is not one of the text's charset
     */
    public static Operand collate(Operand value, String collation) {
        Operand text = value.kind() == Kind.NULL ? value : Texts.text(value);
        TextType type =
                new TextType(
                        charset(collation), collation.toLowerCase(Locale.ROOT), TextType.EXPLICIT);
        if (!type.charset().equals(text.type().text().charset())) {
            throw new RefusedException(
                    "collation " + collation + " is not one of " + text.type().text().charset());
        }
        return text.as(ValueType.text(type));
    }

    private static String charset(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }
}
