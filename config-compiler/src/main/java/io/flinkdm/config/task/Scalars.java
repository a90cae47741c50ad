package io.flinkdm.config.task;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.yaml.YamlScalar;
import io.flinkdm.udf.error.ErrorCode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Single values by the type of their key. A key without a value is the type's zero; what is of
 * another type is reported and answered with {@code null}. One thread.
 */
final class Scalars {

    private static final Set<String> YES = Set.of("true", "yes", "y", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "off");

    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    /** Numbers, truth values and dates are their text as written. */
    String text(YamlScalar value) {
        return value.isNull() ? "" : value.text();
    }

    Boolean flag(YamlScalar value) {
        if (value.isNull()) {
            return false;
        }
        String text = value.quoted() || !isOneCase(value.text()) ? "" : lower(value.text());
        if (YES.contains(text) || NO.contains(text)) {
            return YES.contains(text);
        }
        return wrong(value, "true or false is expected");
    }

    /** {@code yes}, {@code Yes} and {@code YES}, not {@code yEs}. */
    private static boolean isOneCase(String text) {
        String rest = text.isEmpty() ? "" : text.substring(1);
        return rest.equals(lower(rest)) || text.equals(text.toUpperCase(Locale.ROOT));
    }

    Long number(YamlScalar value, Range range) {
        if (value.isNull()) {
            return 0L;
        }
        Optional<BigInteger> number =
                value.quoted() ? Optional.empty() : YamlNumbers.whole(value.text());
        if (number.isEmpty()) {
            return wrong(value, "a whole number is expected");
        }
        return range.holds(number.get())
                ? number.get().longValueExact()
                : wrong(value, "the number must lie between " + range);
    }

    Double decimal(YamlScalar value) {
        if (value.isNull()) {
            return 0.0;
        }
        Optional<Double> number =
                value.quoted() ? Optional.empty() : YamlNumbers.decimal(value.text());
        return number.orElseGet(() -> wrong(value, "a number is expected"));
    }

    Duration duration(YamlScalar value) {
        return value.isNull()
                ? Duration.ZERO
                : GoDuration.parse(value.text())
                        .orElseGet(() -> wrong(value, "a duration like 30s or 1h30m is expected"));
    }

    Long bytes(YamlScalar value) {
        return value.isNull()
                ? Long.valueOf(0)
                : ByteSize.parse(value.text())
                        .orElseGet(() -> wrong(value, "a size like 64M or 1GiB is expected"));
    }

    private <T> T wrong(YamlScalar value, String message) {
        problems.add(value.place(), ErrorCode.CONFIG_YAML_TRANSFORM, message);
        return null;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
