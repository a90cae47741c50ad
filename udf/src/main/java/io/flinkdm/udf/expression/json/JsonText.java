package io.flinkdm.udf.expression.json;

/**
 * A place in a JSON document that a server has spelled, which is to say a good one. Confined to one
 * call.
 */
final class JsonText {

    private final String text;
    private int at;

    JsonText(String text) {
        this.text = text;
        skipBlanks();
    }

    /** Goes to an object's member of that name. */
    boolean enterMember(String name) {
        if (here() != '{') {
            return false;
        }
        step();
        while (here() != '}') {
            int start = at;
            skipString();
            boolean found = unescaped(text.substring(start + 1, at - 1)).equals(name);
            skipBlanks();
            step();
            if (found) {
                return true;
            }
            skipValue();
            skipComma();
        }
        return false;
    }

    /** Goes to an array's element; anything but an array is an array of itself. */
    boolean enterElement(int place) {
        if (here() != '[') {
            return place == 0;
        }
        step();
        for (int i = 0; here() != ']'; i++) {
            if (i == place) {
                return true;
            }
            skipValue();
            skipComma();
        }
        return false;
    }

    /** The value here as it is spelled. */
    String value() {
        int start = at;
        skipValue();
        return text.substring(start, at);
    }

    private char here() {
        return text.charAt(at);
    }

    private void step() {
        at++;
        skipBlanks();
    }

    private void skipComma() {
        skipBlanks();
        if (here() == ',') {
            step();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private void skipString() {
        at++;
        while (here() != '"') {
            at += here() == '\\' ? 2 : 1;
        }
        at++;
    }

    /** Leaves the place right behind the value. */
    private void skipValue() {
        int depth = 0;
        do {
            char c = here();
            if (c == '"') {
                skipString();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
        } while (depth > 0 || (at < text.length() && !endsScalar(text.charAt(at - 1), here())));
    }

    /** Whether a value that began outside brackets ends before this character. */
    private static boolean endsScalar(char last, char next) {
        return last == '"'
                || last == '}'
                || last == ']'
                || next == ','
                || next == '}'
                || next == ']'
                || next == ':'
                || next <= ' ';
    }

    /** What a string means, without its quotes. */
    static String unescaped(String inside) {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        StringBuilder plain = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (inside.charAt(++i) == 'u') {
                plain.append((char) Integer.parseInt(inside.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append(escaped(inside.charAt(i)));
            }
        }
        return plain.toString();
    }

    private static char escaped(char c) {
        switch (c) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                return c;
        }
    }
}
