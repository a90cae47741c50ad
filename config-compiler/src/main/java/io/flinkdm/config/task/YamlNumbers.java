package io.flinkdm.config.task;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as YAML 1.1 and Go read them: {@code 0x1F}, {@code 010} for 8, {@code 1_000}, {@code 1.9}
 * for 1 where a whole one is wanted. Pure.
 */
final class YamlNumbers {

    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private YamlNumbers() {}

    static Optional<BigInteger> whole(String text) {
        String plain = text.replace("_", "");
        boolean negative = plain.startsWith("-");
        boolean signed = negative || plain.startsWith("+");
        BigInteger number =
                unsigned((signed ? plain.substring(1) : plain).toLowerCase(Locale.ROOT));
        return number == null
                ? floating(plain).map(BigDecimal::toBigInteger)
                : Optional.of(negative ? number.negate() : number);
    }

    static Optional<Double> decimal(String text) {
        return floating(text.replace("_", ""))
                .map(BigDecimal::doubleValue)
                .or(() -> whole(text).map(BigInteger::doubleValue));
    }

    private static Optional<BigDecimal> floating(String text) {
        return FLOAT.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
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
