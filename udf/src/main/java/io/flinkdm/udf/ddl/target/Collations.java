package io.flinkdm.udf.ddl.target;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The character sets and collations the target has, and what to take for one it lacks. Immutable,
 * pure.
 */
public final class Collations {

    /** Holds the text of every character set. */
    static final String FALLBACK = "utf8mb4";

    private final Map<String, String> charsetOf = new TreeMap<>();

    /**
     * @param charsetOf each collation's character set, as {@code information_schema.COLLATIONS}
     *     tells
     */
    public Collations(Map<String, String> charsetOf) {
        charsetOf.forEach(
                (collation, charset) -> this.charsetOf.put(plain(collation), plain(charset)));
    }

    boolean knows(String collation) {
        return charsetOf.containsKey(plain(collation));
    }

    boolean knowsCharset(String charset) {
        return charsetOf.containsValue(plain(charset));
    }

    /**
     * A collation of the same character set, or of {@link #FALLBACK} for one the target lacks, that
     * treats letter case and blanks at the end the same way; empty when the target has none.
     */
    Optional<String> nearest(String collation) {
        String charset = charset(collation);
        boolean foldsCase = collation.toLowerCase(Locale.ROOT).endsWith("_ci");
        return foldsCase ? first(foldingCase(collation, charset)) : exact(collation);
    }

    /**
     * As {@link #nearest}, but one that takes no two texts for equal that the given one tells
     * apart.
     */
    Optional<String> exact(String collation) {
        String charset = charset(collation);
        return first(
                comparesBlanks(collation)
                        ? List.of(charset + "_0900_bin", charset + "_bin")
                        : List.of(charset + "_bin"));
    }

    private static List<String> foldingCase(String collation, String charset) {
        String general = charset + "_general_ci";
        String unicode = charset + "_unicode_ci";
        if (comparesBlanks(collation)) {
            return List.of(charset + "_0900_ai_ci", unicode, general);
        }
        boolean ofUnicode = plain(collation).startsWith(charset + "_");
        return ofUnicode ? List.of(unicode, general) : List.of(general, unicode);
    }

    /** MySQL's collations after Unicode 9 and MariaDB's {@code nopad} ones pad nothing. */
    private static boolean comparesBlanks(String collation) {
        return collation.contains("_0900_") || collation.contains("_nopad_");
    }

    private String charset(String collation) {
        String name = plain(collation);
        int end = name.indexOf('_');
        String charset = end < 0 ? name : name.substring(0, end);
        return knowsCharset(charset) ? charset : FALLBACK;
    }

    private Optional<String> first(List<String> candidates) {
        return candidates.stream().filter(this::knows).findFirst();
    }

    /** In lower case, and with the older name of the three-byte set. */
    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("utf8mb3") || lower.startsWith("utf8mb3_")
                ? "utf8" + lower.substring("utf8mb3".length())
                : lower;
    }
}
