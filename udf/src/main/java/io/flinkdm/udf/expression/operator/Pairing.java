package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.collation.Collation;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Integers;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.Truth;
import io.flinkdm.udf.expression.value.ValueType;
import io.flinkdm.udf.model.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;

/**
 * Two operands brought to what MySQL compares them as, and that comparison. Made for every operator
 * and function that compares. Immutable.
 *
 * <p>Source: MySQL manual, type conversion in expression evaluation.
 *
 * @param order of two values that are not null
 */
record Pairing(Operand left, Operand right, Order order) {

    /** Below, at or above zero. */
    interface Order {
        int compare(Object left, Object right);
    }

    private static final Order NEVER = (a, b) -> 0;
    private static final Order INTEGERS = Integers::compare;
    private static final Order DECIMALS = (a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b);
    private static final Order BYTES = (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);

    // Not Double.compare: 0 and -0 are equal.
    private static final Order DOUBLES =
            (a, b) -> (double) a < (double) b ? -1 : (double) a > (double) b ? 1 : 0;

    /**
     * @throws RefusedException when what MySQL does is not known here
     */
    static Pairing of(Operand left, Operand right) {
        if (left.kind() == Kind.NULL || right.kind() == Kind.NULL) {
            return new Pairing(left, right, NEVER);
        }
        if (left.kind() == Kind.JSON || right.kind() == Kind.JSON) {
            return JsonPairing.of(left, right);
        }
        if (left.kind().temporal() || right.kind().temporal()) {
            return TemporalPairing.of(left, right);
        }
        if (left.kind().numeric() && right.kind().numeric()) {
            return left.kind() == Kind.HEX && right.kind() == Kind.HEX
                    ? bytes(left, right)
                    : numbers(left, right);
        }
        if (left.kind().numeric() || right.kind().numeric()) {
            return mixed(left, right);
        }
        return strings(left, right);
    }

    private static Pairing numbers(Operand left, Operand right) {
        if (left.kind() == Kind.YEAR || right.kind() == Kind.YEAR) {
            requireFourDigits(left, right);
        }
        Operand a = Numeric.of(left);
        Operand b = Numeric.of(right);
        if (a.kind() == Kind.DOUBLE || b.kind() == Kind.DOUBLE) {
            Pairing whole = wholeConstant(left, right);
            return whole == null ? doubles(a, b) : whole;
        }
        if (a.kind() == Kind.DECIMAL || b.kind() == Kind.DECIMAL) {
            return new Pairing(Numeric.decimal(a), Numeric.decimal(b), DECIMALS);
        }
        return new Pairing(a, b, INTEGERS);
    }

    static Pairing doubles(Operand left, Operand right) {
        return new Pairing(Numeric.real(left), Numeric.real(right), DOUBLES);
    }

    static Pairing integers(Operand left, Operand right) {
        return new Pairing(left, right, INTEGERS);
    }

    /**
     * For BETWEEN, where MySQL reads the 64 bits of all integers with the sign of the first. What
     * it misreads has no sure order.
     */
    Pairing between() {
        boolean unsigned = left.type().unsigned();
        return mixesSigns()
                ? new Pairing(
                        left,
                        right,
                        (a, b) -> {
                            boolean misread =
                                    unsigned
                                            ? Integers.big(b).signum() < 0
                                            : b instanceof BigInteger;
                            if (misread) {
                                throw unsure();
                            }
                            return Integers.compare(a, b);
                        })
                : this;
    }

    /** For IN, where MySQL takes integers of the same 64 bits for equal, whatever their sign. */
    Pairing in() {
        return mixesSigns()
                ? new Pairing(
                        left,
                        right,
                        (a, b) -> {
                            int compared = Integers.compare(a, b);
                            if (compared != 0 && Integers.bits(a) == Integers.bits(b)) {
                                throw unsure();
                            }
                            return compared;
                        })
                : this;
    }

    private boolean mixesSigns() {
        return order == INTEGERS && left.type().unsigned() != right.type().unsigned();
    }

    private static EvaluationException unsure() {
        return new EvaluationException("integers with and without sign have no sure order");
    }

    /** MySQL takes small numbers for years of this century or the last. */
    private static void requireFourDigits(Operand left, Operand right) {
        Operand other = left.kind() == Kind.YEAR ? right : left;
        if (other.constant()
                && other.value() instanceof Number number
                && number.doubleValue() > 0
                && number.doubleValue() < 100) {
            throw new RefusedException("a year must be written with four digits");
        }
    }

    /** A number with a string: as DOUBLE, except for an integer column and a whole constant. */
    private static Pairing mixed(Operand left, Operand right) {
        if (left.kind() == Kind.HEX) {
            return hexWithString(right, left).swapped();
        }
        if (right.kind() == Kind.HEX) {
            return hexWithString(left, right);
        }
        if (left.kind() == Kind.YEAR || right.kind() == Kind.YEAR) {
            requireYearText(left.kind() == Kind.YEAR ? right : left);
        }
        Pairing whole = wholeConstant(left, right);
        return whole == null ? doubles(left, right) : whole;
    }

    private static void requireYearText(Operand other) {
        if (other.constant() && !(other.value() instanceof String t && t.matches("\\d{4}"))) {
            throw new RefusedException("a year must be written with four digits");
        }
    }

    /** A whole constant is compared with an integer column digit by digit; null for others. */
    private static Pairing wholeConstant(Operand left, Operand right) {
        if (left.isColumn() && left.kind().integral() && right.constant()) {
            BigInteger whole = whole(right);
            return whole == null
                    ? null
                    : integers(left, Operand.constant(ValueType.INTEGER, Integers.of(whole)));
        }
        return right.isColumn() && right.kind().integral() && left.constant()
                ? swap(wholeConstant(right, left))
                : null;
    }

    private static BigInteger whole(Operand constant) {
        if (constant.kind() == Kind.DECIMAL) {
            return null;
        }
        Double value = (Double) Numeric.real(constant).value();
        if (value == null) {
            return null;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p63;
        if (!whole) {
            return null;
        }
        return constant.kind() == Kind.TEXT
                ? ((BigDecimal) Numeric.decimal(constant).value()).toBigInteger()
                : new BigDecimal(value).toBigInteger();
    }

    private static Pairing swap(Pairing pairing) {
        return pairing == null ? null : pairing.swapped();
    }

    Pairing swapped() {
        return new Pairing(right, left, (a, b) -> -order.compare(b, a));
    }

    private static Pairing strings(Operand left, Operand right) {
        if (left.kind() == Kind.BYTES || right.kind() == Kind.BYTES) {
            requireWeak(left);
            requireWeak(right);
            return bytes(left, right);
        }
        return texts(Texts.text(left), Texts.text(right));
    }

    private static void requireWeak(Operand operand) {
        if (operand.type().text().coercibility() == TextType.EXPLICIT) {
            throw new RefusedException("COLLATE beside a binary string is not supported");
        }
    }

    static Pairing texts(Operand left, Operand right) {
        Collation order = Texts.common(List.of(left, right)).order();
        return new Pairing(
                left, right, (a, b) -> a.equals(b) ? 0 : order.compare((String) a, (String) b));
    }

    private static Pairing bytes(Operand left, Operand right) {
        return new Pairing(Texts.bytes(left), Texts.bytes(right), BYTES);
    }

    /** A column's collation beats a literal's bytes. */
    private static Pairing hexWithString(Operand string, Operand hex) {
        if (string.kind() == Kind.BYTES
                || string.type().text().coercibility() >= TextType.LITERAL) {
            return bytes(string, hex);
        }
        return texts(Texts.text(string), decoded(hex, string.type().text()));
    }

    private static Operand decoded(Operand hex, TextType type) {
        byte[] bytes = (byte[]) Texts.bytes(hex).value();
        try {
            String text =
                    Texts.charset(type.charset())
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            TextType literal = new TextType(type.charset(), type.collation(), TextType.LITERAL);
            return Operand.constant(ValueType.text(literal), text);
        } catch (CharacterCodingException e) {
            throw new RefusedException("the bytes of a literal are no " + type.charset() + " text");
        }
    }

    /** The comparison for a row; null when a side is NULL. */
    Integer compare(Row row) {
        Object a = left.of(row);
        Object b = a == null ? null : right.of(row);
        return b == null ? null : (Integer) order.compare(a, b);
    }

    /** Whether both are equal or both NULL. */
    boolean same(Row row) {
        Object a = left.of(row);
        Object b = right.of(row);
        return a == null || b == null ? a == b : order.compare(a, b) == 0;
    }

    /** Whether the sides are equal: 1, 0 or NULL. */
    Evaluator equality() {
        return row -> {
            Object a = left.of(row);
            Object b = a == null ? null : right.of(row);
            return b == null ? null : Truth.of(order.compare(a, b) == 0);
        };
    }
}
