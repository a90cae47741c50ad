package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.RefusedException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of MySQL 8, which are ICU's. Java's are nearly the same; what differs is
 * rewritten or refused. Stateless.
 */
final class MySqlRegex {

    private static final Map<String, String> CLASSES =
            Map.ofEntries(
                    Map.entry("alpha", "\\p{IsAlphabetic}"),
                    Map.entry("digit", "\\p{IsDigit}"),
                    Map.entry("alnum", "\\p{IsAlphabetic}\\p{IsDigit}"),
                    Map.entry("upper", "\\p{IsUppercase}"),
                    Map.entry("lower", "\\p{IsLowercase}"),
                    Map.entry("space", "\\p{IsWhite_Space}"),
                    Map.entry("punct", "\\p{IsPunctuation}"),
                    Map.entry("xdigit", "0-9a-fA-F"));

    private MySqlRegex() {}

    /**
     * @throws RefusedException when it is none or may mean something else in ICU
     */
    static Pattern compile(String text, boolean ignoresCase) {
        if (text.isEmpty()) {
            throw new RefusedException("a regular expression must not be empty");
        }
        int flags = Pattern.UNICODE_CHARACTER_CLASS;
        if (ignoresCase) {
            flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        }
        try {
            return Pattern.compile(rewritten(text), flags);
        } catch (PatternSyntaxException e) {
            throw new RefusedException("\"" + text + "\" is no regular expression");
        }
    }

    private static String rewritten(String text) {
        StringBuilder java = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                java.append(c).append(text.charAt(++i));
            } else if (depth > 0 && text.startsWith("[:", i)) {
                int end = text.indexOf(":]", i);
                java.append(named(text, i + 2, end));
                i = end + 1;
            } else {
                requirePlain(text, i, depth);
                depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
                java.append(c);
            }
        }
        return java.toString();
    }

    private static String named(String text, int start, int end) {
        String expansion = end < 0 ? null : CLASSES.get(text.substring(start, end));
        if (expansion == null) {
            throw new RefusedException("\"" + text + "\" has a class of characters not known here");
        }
        return expansion;
    }

    /** Sets within sets and operators between sets are not the same everywhere. */
    private static void requirePlain(String text, int at, int depth) {
        char c = text.charAt(at);
        boolean nested =
                depth > 0 && (c == '[' || text.startsWith("&&", at) || text.startsWith("--", at));
        if (nested) {
            throw new RefusedException("\"" + text + "\" has a set within a set");
        }
    }
}
