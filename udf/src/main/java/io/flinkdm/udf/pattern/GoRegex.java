package io.flinkdm.udf.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression in Go's dialect (RE2), found anywhere in a name unless {@code ^} and {@code
 * $} say otherwise. Immutable.
 */
public final class GoRegex implements NamePattern {

    private final Pattern pattern;

    private GoRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * As the user wrote it: case counts.
     *
     * @throws BadPatternException when RE2 cannot read it
     */
    public static GoRegex compile(String text) {
        try {
            return new GoRegex(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new BadPatternException(
                    "\"" + text + "\" is no regular expression: " + e.getMessage(), e);
        }
    }

    /**
     * Case does not count, except where the text itself says so.
     *
     * @throws BadPatternException when RE2 cannot read it
     */
    public static GoRegex compileIgnoringCase(String text) {
        return compile("(?i)" + text);
    }

    /**
     * For names of schemas and tables. Where case does not count DM puts the text itself into lower
     * case first, so that {@code \D} becomes {@code \d}; rules written for DM rely on what it does.
     */
    static GoRegex forNames(String text, CaseSensitivity caseSensitivity) {
        return caseSensitivity == CaseSensitivity.SENSITIVE
                ? compile(text)
                : compileIgnoringCase(caseSensitivity.fold(text));
    }

    /** The text of all groups of the leftmost match; nothing where there is no match. */
    public String groups(String name) {
        Matcher matcher = pattern.matcher(name);
        StringBuilder groups = new StringBuilder();
        if (matcher.find()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.append(matcher.group(i) == null ? "" : matcher.group(i));
            }
        }
        return groups.toString();
    }

    public int groupCount() {
        return pattern.groupCount();
    }

    @Override
    public boolean matches(String name) {
        return pattern.matcher(name).find();
    }
}
