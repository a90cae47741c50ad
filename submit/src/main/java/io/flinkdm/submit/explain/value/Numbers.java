package io.flinkdm.submit.explain.value;

import io.flinkdm.udf.model.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as rows have them: Long or BigInteger, DECIMAL as text. Stateless. */
final class Numbers {

    private static final Pattern SIZES = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");
    private static final Pattern BITS = Pattern.compile("[bB]'([01]+)'");
    private static final Map<String, Integer> WIDTHS =
            Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);
    private static final BigInteger FIRST_YEAR = BigInteger.valueOf(1901);
    private static final BigInteger LAST_YEAR = BigInteger.valueOf(2155);
    private static final int LONGEST_NUMBER = 400;

    private Numbers() {}

    /** A size in the definition's parentheses; 0 when there is none. */
    static int size(ColumnType type, int group) {
        Matcher sizes = SIZES.matcher(type.definition());
        return sizes.find() && sizes.group(group) != null
                ? Integer.parseInt(sizes.group(group))
                : 0;
    }

    static BigDecimal decimal(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER) {
                throw new BadValueException("out of range");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadValueException("no number");
        }
    }

    /** Of integer types, YEAR and BIT; a BIT may also be {@code b'101'}. */
    static Object integer(ColumnType type, String text) {
        Matcher bits = BITS.matcher(text);
        BigInteger number =
                type.name().equals("bit") && bits.matches()
                        ? new BigInteger(bits.group(1), 2)
                        : exact(decimal(text));
        if (!fits(type, number)) {
            throw new BadValueException("out of range");
        }
        return boxed(number);
    }

    private static BigInteger exact(BigDecimal number) {
        try {
            return number.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new BadValueException("no integer");
        }
    }

    private static boolean fits(ColumnType type, BigInteger number) {
        switch (type.name()) {
            case "year":
                return number.signum() == 0
                        || number.compareTo(FIRST_YEAR) >= 0 && number.compareTo(LAST_YEAR) <= 0;
            case "bit":
                return number.signum() >= 0 && number.bitLength() <= size(type, 1);
            default:
                int width = WIDTHS.get(type.name());
                return type.unsigned()
                        ? number.signum() >= 0 && number.bitLength() <= width
                        : number.bitLength() < width;
        }
    }

    /** Rows have a BigInteger only where a Long does not do. */
    static Object boxed(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** With all digits of the column's scale, as the server prints it. */
    static String fixed(ColumnType type, String text) {
        int scale = size(type, 2);
        try {
            BigDecimal number = decimal(text).setScale(scale, RoundingMode.UNNECESSARY);
            if (number.precision() > size(type, 1)) {
                throw new BadValueException("out of range");
            }
            return number.toPlainString();
        } catch (ArithmeticException e) {
            throw new BadValueException("more digits behind the point than the column has");
        }
    }
}
