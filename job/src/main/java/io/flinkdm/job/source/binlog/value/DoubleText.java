package io.flinkdm.job.source.binlog.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A double inside JSON in MySQL's spelling: the fewest digits that read back to the same double,
 * plain up to fifteen places, {@code 1.5e-20} beyond, {@code .0} after a whole number. Stateless.
 */
final class DoubleText {

    private static final int PLAIN_PLACES = 15;
    private static final int UNIQUE_DIGITS = 15;
    private static final int MOST_DIGITS = 17;

    private DoubleText() {}

    static void append(double value, StringBuilder out) {
        if (value == 0) {
            out.append(1 / value < 0 ? "-0.0" : "0.0");
            return;
        }
        if (value < 0) {
            out.append('-');
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (point > -PLAIN_PLACES && (point <= PLAIN_PLACES || digits.length() > point)) {
            plain(digits, point, out);
        } else {
            scientific(digits, point - 1, out);
        }
    }

    private static void plain(String digits, int point, StringBuilder out) {
        if (point <= 0) {
            out.append("0.").append("0".repeat(-point)).append(digits);
        } else if (point >= digits.length()) {
            out.append(digits).append("0".repeat(point - digits.length())).append(".0");
        } else {
            out.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
    }

    private static void scientific(String digits, int exponent, StringBuilder out) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent);
    }

    /** Java 17 does not always find the shortest form; with up to 15 digits there is only one. */
    private static BigDecimal shortest(double value) {
        BigDecimal text = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean subnormal = value < Double.MIN_NORMAL;
        if (text.precision() <= UNIQUE_DIGITS && !subnormal) {
            return text;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = subnormal ? 1 : UNIQUE_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }
}
