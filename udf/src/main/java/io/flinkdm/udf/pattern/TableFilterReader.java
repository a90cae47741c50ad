package io.flinkdm.udf.pattern;

import com.google.re2j.Pattern;

/** Reads the halves of a {@link TableFilterRule} as regular expressions. One thread. */
final class TableFilterReader {

    private final String text;
    private int at;

    TableFilterReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** A schema's or a table's pattern. */
    String half() {
        if (at == text.length()) {
            throw wrong("a name is missing");
        }
        char first = text.charAt(at);
        switch (first) {
            case '"', '`':
                return "^" + Pattern.quote(quoted(first)) + "$";
            case '/':
                return expression();
            case '@', '#':
                throw wrong("files and comments are not read");
            default:
                return "^" + wildcards() + "$";
        }
    }

    void dot() {
        if (at == text.length() || text.charAt(at++) != '.') {
            throw wrong("schema.table is expected");
        }
    }

    void end() {
        if (at < text.length()) {
            throw wrong("schema.table is expected");
        }
    }

    /** A quote within is doubled. */
    private String quoted(char quote) {
        StringBuilder name = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != quote) {
                name.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                name.append(text.charAt(++at));
            } else {
                at++;
                return name.toString();
            }
        }
        throw wrong("a quote is missing");
    }

    private String expression() {
        StringBuilder expression = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '/') {
                at++;
                return expression.toString();
            }
            boolean escapedSlash =
                    c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '/';
            if (c == '\\' && !escapedSlash && at + 1 < text.length()) {
                expression.append(c).append(text.charAt(++at));
            } else if (!escapedSlash) {
                expression.append(c);
            } else {
                expression.append(text.charAt(++at));
            }
        }
        throw wrong("a slash is missing");
    }

    private String wildcards() {
        StringBuilder expression = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '.') {
            char c = text.charAt(at++);
            switch (c) {
                case '*':
                    expression.append("(?s:.*)");
                    break;
                case '?':
                    expression.append("(?s:.)");
                    break;
                case '[':
                    expression.append(set());
                    break;
                case '\\':
                    if (at == text.length()) {
                        throw wrong("nothing follows the backslash");
                    }
                    expression.append(Pattern.quote(String.valueOf(text.charAt(at++))));
                    break;
                default:
                    expression.append(plain(c));
            }
        }
        if (expression.length() == 0) {
            throw wrong("a name is missing");
        }
        return expression.toString();
    }

    private String plain(char c) {
        boolean ofNames = Character.isLetterOrDigit(c) || c > 127 || "_$-".indexOf(c) >= 0;
        if (!ofNames) {
            throw wrong("`" + c + "` needs quotes");
        }
        return Pattern.quote(String.valueOf(c));
    }

    private String set() {
        int end = text.indexOf(']', at + 1);
        if (end < 0) {
            throw wrong("a bracket is missing");
        }
        String members = text.substring(at, end).replace("\\", "\\\\");
        at = end + 1;
        return members.startsWith("!") ? "[^" + members.substring(1) + "]" : "[" + members + "]";
    }

    private BadPatternException wrong(String why) {
        return new BadPatternException("\"" + text + "\" is no table filter: " + why, null);
    }
}
