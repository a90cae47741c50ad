package io.flinkdm.job.target;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The character sets and collations the target has, and what to take for one it lacks. Immutable,
 * pure.
 */
final class Collations {

    private final Map<String, String> charsetOf = new TreeMap<>();

    /**
     * @param charsetOf each collation's character set, as {@code information_schema.COLLATIONS}
     *     tells
     */
    Collations(Map<String, String> charsetOf) {
        charsetOf.forEach(
                (collation, charset) -> this.charsetOf.put(lower(collation), lower(charset)));
    }

    boolean knows(String collation) {
        return charsetOf.containsKey(lower(collation));
    }

    boolean knowsCharset(String charset) {
        return charsetOf.containsValue(lower(charset));
    }

    /**
     * A collation of the same character set that treats letter case the same way; empty when the
     * target has none.
     */
    Optional<String> nearest(String collation) {
        String wanted = lower(collation);
        int end = wanted.indexOf('_');
        String charset = end < 0 ? wanted : wanted.substring(0, end);
        List<String> candidates =
                wanted.endsWith("_ci")
                        ? List.of(charset + "_unicode_ci", charset + "_general_ci")
                        : List.of(charset + "_bin");
        return candidates.stream().filter(this::knows).findFirst();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
