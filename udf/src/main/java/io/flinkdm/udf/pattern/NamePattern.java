package io.flinkdm.udf.pattern;

/**
 * A set of schema or table names as a rule writes it. Compiled by filters and routes from the text
 * of the task file. Implementations are immutable and may be shared by threads.
 */
public sealed interface NamePattern permits Wildcard, GoRegex {

    /** The first character of a regular expression; the rest is the expression. */
    String REGEX_MARK = "~";

    boolean matches(String name);

    /**
     * A regular expression where {@code text} begins with a tilde, else wildcards.
     *
     * @throws BadPatternException when it is neither
     */
    static NamePattern of(String text, CaseSensitivity caseSensitivity) {
        return isRegex(text)
                ? GoRegex.forNames(text.substring(REGEX_MARK.length()), caseSensitivity)
                : Wildcard.compile(text, caseSensitivity);
    }

    static boolean isRegex(String text) {
        return text.startsWith(REGEX_MARK);
    }
}
