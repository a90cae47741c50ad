package io.flinkdm.testkit.diff;

import java.math.BigDecimal;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * One spelling for each JSON value: keys sorted, no blanks, numbers without trailing zeros. Reads
 * what a server printed, so malformed text is a bug and ends in an exception. One thread.
 */
final class JsonSpelling {

    private final String text;
    private int at;

    private JsonSpelling(String text) {
        this.text = text;
    }

    static String of(String json) {
        JsonSpelling reader = new JsonSpelling(json);
        String spelled = reader.value();
        reader.skipBlanks();
        if (reader.at != json.length()) {
            throw reader.malformed();
        }
        return spelled;
    }

    private String value() {
        skipBlanks();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> number();
        };
    }

    private String object() {
        Map<String, String> members = new TreeMap<>();
        expect('{');
        while (!consume('}')) {
            skipBlanks();
            String key = string();
            expect(':');
            members.put(key, value());
            consume(',');
        }
        StringJoiner object = new StringJoiner(",", "{", "}");
        members.forEach((key, value) -> object.add(key + ":" + value));
        return object.toString();
    }

    private String array() {
        StringJoiner array = new StringJoiner(",", "[", "]");
        expect('[');
        while (!consume(']')) {
            array.add(value());
            consume(',');
        }
        return array.toString();
    }

    private String string() {
        StringBuilder string = new StringBuilder("\"");
        expect('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            c = c == '\\' ? escaped() : c;
            string.append(c == '"' || c == '\\' ? "\\" + c : String.valueOf(c));
        }
        at++;
        return string.append('"').toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private String word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.isEmpty()) {
            throw malformed();
        }
        return new BigDecimal(digits).stripTrailingZeros().toString();
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (!consume(c)) {
            throw malformed();
        }
    }

    private boolean consume(char c) {
        skipBlanks();
        if (peekOrEnd() != c) {
            return false;
        }
        at++;
        return true;
    }

    private char peekOrEnd() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("malformed JSON at " + at + ": " + text);
    }
}
