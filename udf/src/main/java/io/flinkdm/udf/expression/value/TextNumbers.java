package io.flinkdm.udf.expression.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers read from text. MySQL reads as far as it can and warns; here a text that is not a number
 * as a whole has no exact value. An empty one is 0, as in MySQL. Stateless.
 */
public final class TextNumbers {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[ \\t\\n\\x0b\\f\\r]*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)?[ \\t\\n\\x0b\\f\\r]*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final int MAX_EXPONENT_DIGITS = 4;

    private TextNumbers() {}

    public static double toDouble(String text) {
        double value = Double.parseDouble(number(text));
        if (Double.isInfinite(value)) {
            throw new EvaluationException("a text has a number out of range");
        }
        return value;
    }

    public static BigDecimal toDecimal(String text) {
        String number = number(text);
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (exponent >= 0 && number.length() - exponent > MAX_EXPONENT_DIGITS) {
            throw new EvaluationException("a text has a number out of range");
        }
        BigDecimal value = new BigDecimal(number);
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** Digits only: MySQL stops at a point or an exponent. */
    public static Object toInteger(String text) {
        String number = number(text);
        if (!INTEGER.matcher(number).matches()) {
            throw new EvaluationException("a text used as an integer is none");
        }
        BigInteger value = new BigInteger(number);
        return Integers.ranged(value, value.signum() > 0);
    }

    private static String number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            throw new EvaluationException("a text compared with or used as a number is none");
        }
        return matcher.group(1) == null ? "0" : matcher.group(1);
    }
}
