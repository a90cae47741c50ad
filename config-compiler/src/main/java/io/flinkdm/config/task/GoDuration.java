package io.flinkdm.config.task;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 300ms}, {@code 1h30m}, {@code 1.5h}, {@code 0}. Pure. */
public final class GoDuration {

    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "\u00b5s", 1_000L,
                    "\u03bcs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);
    private static final String PART =
            "([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)";
    private static final Pattern EACH = Pattern.compile(PART);
    private static final Pattern WHOLE = Pattern.compile("[-+]?(" + PART + ")+");

    private GoDuration() {}

    /** Nothing for another text, or for more than a signed 64-bit number of nanoseconds. */
    public static Optional<Duration> parse(String text) {
        if (text.matches("[-+]?0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        for (Matcher part = EACH.matcher(text); part.find(); ) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.get(part.group(2)));
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        BigInteger whole = (text.startsWith("-") ? nanos.negate() : nanos).toBigInteger();
        return whole.bitLength() > 63
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(whole.longValueExact()));
    }
}
