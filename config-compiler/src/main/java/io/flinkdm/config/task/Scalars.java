package io.flinkdm.config.task;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlScalar;
import io.flinkdm.udf.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers and truth values as YAML 1.1 and Go read them: {@code yes}, {@code 0x1F}, {@code 010} for
 * 8, {@code 1_000}, {@code 1.9} for 1. Stateless.
 */
final class Scalars {

    private static final Set<String> YES = Set.of("true", "yes", "y", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "off");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private Scalars() {}

    /** False for a key without a value; null, and a problem, for what is no truth value. */
    static Boolean flag(YamlScalar value, Problems problems) {
        if (value.isNull()) {
            return false;
        }
        if (!value.quoted() && isOneCase(value.text())) {
            String text = value.text().toLowerCase(Locale.ROOT);
            if (YES.contains(text) || NO.contains(text)) {
                return YES.contains(text);
            }
        }
        problems.add(value.place(), ErrorCode.CONFIG_YAML_TRANSFORM, "true or false is expected");
        return null;
    }

    /** {@code yes}, {@code Yes} and {@code YES}, not {@code yEs}. */
    private static boolean isOneCase(String text) {
        String rest = text.isEmpty() ? "" : text.substring(1);
        return rest.equals(rest.toLowerCase(Locale.ROOT))
                || text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** Zero for a key without a value; null, and a problem, for what is no such number. */
    static Long number(YamlScalar value, Range range, Problems problems) {
        if (value.isNull()) {
            return 0L;
        }
        BigInteger number = value.quoted() ? null : whole(value.text().replace("_", ""));
        if (number != null && range.holds(number)) {
            return number.longValueExact();
        }
        problems.add(
                value.place(),
                ErrorCode.CONFIG_YAML_TRANSFORM,
                number == null
                        ? "a whole number is expected"
                        : "the number must lie between " + range.least() + " and " + range.most());
        return null;
    }

    private static BigInteger whole(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        BigInteger number = unsigned(digits.toLowerCase(Locale.ROOT));
        if (number != null) {
            return negative ? number.negate() : number;
        }
        return FLOAT.matcher(text).matches() && text.length() < 40
                ? new BigDecimal(text).toBigInteger()
                : null;
    }

    private static BigInteger unsigned(String digits) {
        if (digits.startsWith("0x")) {
            return parse(digits.substring(2), 16);
        }
        if (digits.startsWith("0b")) {
            return parse(digits.substring(2), 2);
        }
        if (digits.startsWith("0o")) {
            return parse(digits.substring(2), 8);
        }
        return digits.startsWith("0") && digits.length() > 1
                ? parse(digits.substring(1), 8)
                : parse(digits, 10);
    }

    private static BigInteger parse(String digits, int radix) {
        boolean all =
                !digits.isEmpty()
                        && digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
        return all ? new BigInteger(digits, radix) : null;
    }
}
