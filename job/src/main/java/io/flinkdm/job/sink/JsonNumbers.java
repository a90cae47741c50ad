package io.flinkdm.job.sink;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Whether the numbers of a JSON text stay what they are on a target that keeps them as 64-bit
 * integers and doubles: MySQL also has decimals. Stateless, pure.
 */
final class JsonNumbers {

    /** So many digits are a double's without a doubt. */
    private static final int SAFE_LENGTH = 15;

    private static final int MOST_DIGITS = 17;
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(Long.SIZE);

    private JsonNumbers() {}

    /**
     * @param where names the column, for the message
     * @throws MigrationException for a number that would be rounded
     */
    static void require(String json, String where) {
        int length = json.length();
        for (int i = 0; i < length; ) {
            char c = json.charAt(i);
            if (c == '"') {
                i = behindString(json, i + 1);
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                int end = behindNumber(json, i + 1);
                if (end - i > SAFE_LENGTH && !kept(json.substring(i, end))) {
                    throw rounded(where);
                }
                i = end;
            } else {
                i++;
            }
        }
    }

    private static int behindString(String json, int from) {
        int at = from;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int behindNumber(String json, int from) {
        int at = from;
        while (at < json.length() && "0123456789.eE+-".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    static boolean kept(String number) {
        BigDecimal exact = new BigDecimal(number);
        if (integer(number)) {
            BigInteger value = exact.toBigIntegerExact();
            if (value.compareTo(LEAST) >= 0 && value.compareTo(BEYOND) < 0) {
                return true;
            }
        }
        double nearest = exact.doubleValue();
        if (Double.isInfinite(nearest)) {
            return false;
        }
        int digits = exact.stripTrailingZeros().precision();
        BigDecimal stored = new BigDecimal(nearest);
        return digits <= MOST_DIGITS
                ? stored.round(new MathContext(digits, RoundingMode.HALF_EVEN)).compareTo(exact)
                        == 0
                : stored.compareTo(exact) == 0;
    }

    private static boolean integer(String number) {
        return number.indexOf('.') < 0 && number.indexOf('e') < 0 && number.indexOf('E') < 0;
    }

    private static MigrationException rounded(String where) {
        return new MigrationException(
                ErrorCode.DB_EXECUTE_FAILED,
                ErrorScope.DOWNSTREAM,
                where
                        + ": a JSON value holds a decimal number with more digits than a double"
                        + " has, which TiDB would round; make the column on the target LONGTEXT,"
                        + " or the number on the source a string, then resume the task",
                null);
    }
}
