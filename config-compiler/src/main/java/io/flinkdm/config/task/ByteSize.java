package io.flinkdm.config.task;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them, by powers of 1024: {@code 64M}, {@code 1GiB}, {@code 512k}. Pure. */
public final class ByteSize {

    private static final Pattern SIZE =
            Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+) ?(?:([kmgtp])(?:i?b)?|b)?");

    private ByteSize() {}

    /** In bytes; nothing for another text. */
    public static Optional<Long> parse(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return Optional.empty();
        }
        int power = size.group(2) == null ? 0 : "kmgtp".indexOf(size.group(2)) + 1;
        BigDecimal bytes =
                new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1L << 10 * power));
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(bytes.longValue());
    }
}
