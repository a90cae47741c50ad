package io.flinkdm.cdc;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Random literals of SQL, awkward ones among them. One thread. */
final class RandomValues {

    private static final List<String> TEXTS =
            List.of("", " ", "a", "A", "ä", "ß€", "it''s", "\\\\", "x  ", "\u00a0");

    private static final List<String> DAYS =
            List.of("1000-01-01", "1582-10-04", "1970-01-01", "2000-02-29", "9999-12-31");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A whole number of so many bytes. */
    String whole(int bytes) {
        return String.valueOf(random.nextLong() >> (Long.SIZE - 8 * bytes));
    }

    String unsigned(int bytes) {
        return Long.toUnsignedString(random.nextLong() >>> (Long.SIZE - 8 * bytes));
    }

    String decimal() {
        return random.nextInt() + "." + random.nextInt(1 << 30);
    }

    String real() {
        return String.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
    }

    String text() {
        return "'" + pick(TEXTS) + pick(TEXTS) + random.nextInt(100) + "'";
    }

    String bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes.length == 0 ? "''" : "0x" + HexFormat.of().formatHex(bytes);
    }

    String day() {
        return "'" + pick(DAYS) + "'";
    }

    String moment() {
        return momentOf(pick(DAYS));
    }

    /** Of a day that summer time begins in. */
    String timestamp() {
        return momentOf(pick(List.of("2024-03-31", "1999-12-31")));
    }

    private String momentOf(String day) {
        return "'%s %02d:%02d:%02d.%06d'"
                .formatted(
                        day,
                        random.nextInt(23),
                        random.nextInt(60),
                        random.nextInt(59),
                        random.nextInt(999_000));
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
