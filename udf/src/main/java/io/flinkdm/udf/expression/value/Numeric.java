package io.flinkdm.udf.expression.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Operands turned into numbers, as MySQL does for operators that want some. Stateless. */
public final class Numeric {

    private Numeric() {}

    /** The form in which arithmetic takes it: INTEGER, DECIMAL or DOUBLE. */
    public static Operand of(Operand operand) {
        switch (operand.kind()) {
            case INTEGER, DECIMAL, DOUBLE:
                return operand;
            case YEAR, BIT, HEX:
                return operand.as(ValueType.sized(Kind.INTEGER, true, operand.type().bytes()));
            case NULL:
                return operand.as(ValueType.DOUBLE);
            case DATE, DATETIME, TIME:
                return temporal(operand);
            default:
                return real(operand);
        }
    }

    /** yyyymmddhhmmss and its like; with a fraction a DECIMAL. */
    private static Operand temporal(Operand operand) {
        int decimals = operand.type().decimals();
        Evaluator from = operand.evaluator();
        Kind kind = operand.kind();
        if (decimals == 0) {
            return derived(operand, ValueType.INTEGER, row -> whole(kind, from.of(row)));
        }
        return derived(
                operand, ValueType.decimal(decimals), row -> exact(kind, decimals, from.of(row)));
    }

    private static Long whole(Kind kind, Object value) {
        return value == null ? null : (Long) digits(kind, (Long) value);
    }

    private static BigDecimal exact(Kind kind, int decimals, Object value) {
        if (value == null) {
            return null;
        }
        long micros = (Long) value;
        BigDecimal fraction =
                BigDecimal.valueOf(micros % DateTimes.MICROS_PER_SECOND, 6)
                        .setScale(decimals, RoundingMode.DOWN);
        return BigDecimal.valueOf(digits(kind, micros)).add(fraction);
    }

    private static long digits(Kind kind, long value) {
        if (kind == Kind.TIME) {
            long seconds = Math.abs(value) / DateTimes.MICROS_PER_SECOND;
            return (value < 0 ? -1 : 1) * clock(seconds);
        }
        long date = value / DateTimes.MICROS_PER_DAY;
        long seconds = DateTimes.microsOfDay(value) / DateTimes.MICROS_PER_SECOND;
        return kind == Kind.DATE ? date : date * 1_000_000 + clock(seconds);
    }

    private static long clock(long seconds) {
        return seconds / 3600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60;
    }

    public static Operand real(Operand operand) {
        Evaluator from = operand.evaluator();
        switch (operand.kind()) {
            case DOUBLE:
                return operand;
            case NULL:
                return operand.as(ValueType.DOUBLE);
            case INTEGER, YEAR, BIT, HEX, ENUM, SET:
                return derived(operand, ValueType.DOUBLE, row -> integerToDouble(from.of(row)));
            case DECIMAL:
                return derived(operand, ValueType.DOUBLE, row -> decimalToDouble(from.of(row)));
            case TEXT:
                return derived(operand, ValueType.DOUBLE, row -> textToDouble(from.of(row)));
            case BYTES:
                return derived(operand, ValueType.DOUBLE, row -> bytesToDouble(from.of(row)));
            case DATE, DATETIME, TIME:
                return real(temporal(operand));
            default:
                return derived(operand, ValueType.DOUBLE, row -> jsonToDouble(from.of(row)));
        }
    }

    private static Double integerToDouble(Object value) {
        return value == null ? null : (Double) Integers.toDouble(value);
    }

    private static Double decimalToDouble(Object value) {
        return value == null ? null : (Double) ((BigDecimal) value).doubleValue();
    }

    private static Double textToDouble(Object value) {
        return value == null ? null : (Double) TextNumbers.toDouble((String) value);
    }

    private static Double bytesToDouble(Object value) {
        return value == null
                ? null
                : (Double)
                        TextNumbers.toDouble(
                                new String((byte[]) value, StandardCharsets.ISO_8859_1));
    }

    private static Double jsonToDouble(Object value) {
        return value == null ? null : (Double) Double.parseDouble(jsonNumber(value));
    }

    private static BigDecimal jsonToDecimal(Object value) {
        BigDecimal number = value == null ? null : new BigDecimal(jsonNumber(value));
        return number != null && number.scale() < 0 ? number.setScale(0) : number;
    }

    /** MySQL has numbers for other kinds of JSON as well, but warns. */
    private static String jsonNumber(Object json) {
        String text = (String) json;
        char first = text.charAt(0);
        if (first == '-' || (first >= '0' && first <= '9')) {
            return text;
        }
        throw new EvaluationException("a JSON value used as a number is none");
    }

    /**
     * @throws RefusedException from DOUBLE: the digits MySQL gives it are not known here
     */
    public static Operand decimal(Operand operand) {
        Evaluator from = operand.evaluator();
        switch (operand.kind()) {
            case DECIMAL:
                return operand;
            case NULL:
                return operand.as(ValueType.decimal(0));
            case INTEGER, YEAR, BIT, HEX, ENUM, SET:
                return derived(
                        operand, ValueType.decimal(0), row -> integerToDecimal(from.of(row)));
            case TEXT:
                return derived(operand, ValueType.decimal(0), row -> textToDecimal(from.of(row)));
            case DATE, DATETIME, TIME:
                return decimal(temporal(operand));
            case JSON:
                return derived(operand, ValueType.decimal(0), row -> jsonToDecimal(from.of(row)));
            default:
                throw new RefusedException(operand.kind() + " cannot be used as a decimal here");
        }
    }

    private static BigDecimal integerToDecimal(Object value) {
        return value == null ? null : new BigDecimal(Integers.big(value));
    }

    private static BigDecimal textToDecimal(Object value) {
        return value == null ? null : TextNumbers.toDecimal((String) value);
    }

    /** Rounded to an integer, as operators on bits and counts want it. */
    public static Operand integer(Operand operand) {
        if (operand.kind() == Kind.TEXT) {
            Evaluator text = operand.evaluator();
            return derived(operand, ValueType.INTEGER, row -> textToInteger(text.of(row)));
        }
        if (operand.kind() == Kind.BYTES) {
            throw new RefusedException("binary strings cannot be used as integers here");
        }
        Operand number = of(operand);
        Evaluator from = number.evaluator();
        switch (number.kind()) {
            case INTEGER:
                return number;
            case DECIMAL:
                return derived(operand, ValueType.INTEGER, row -> roundDecimal(from.of(row)));
            default:
                requireSure(number);
                return derived(operand, ValueType.INTEGER, row -> roundDouble(from.of(row)));
        }
    }

    /** MySQL asks what was chosen for an integer, without the way over the DOUBLE. */
    private static void requireSure(Operand number) {
        if (number.type().equals(ValueType.MIXED_DOUBLE)) {
            throw new RefusedException("a choice between a DOUBLE and others is no integer here");
        }
    }

    private static Object textToInteger(Object value) {
        return value == null ? null : TextNumbers.toInteger((String) value);
    }

    private static Object roundDecimal(Object value) {
        if (value == null) {
            return null;
        }
        BigInteger rounded = ((BigDecimal) value).setScale(0, RoundingMode.HALF_UP).toBigInteger();
        return Integers.ranged(rounded, rounded.signum() > 0);
    }

    private static Object roundDouble(Object value) {
        if (value == null) {
            return null;
        }
        double rounded = Math.rint((Double) value);
        if (Math.abs(rounded) >= 0x1p63) {
            throw new EvaluationException("a number is too big for an integer");
        }
        return (long) rounded;
    }

    static Operand derived(Operand from, ValueType type, Evaluator evaluator) {
        return Operand.computed(type, evaluator, from);
    }
}
