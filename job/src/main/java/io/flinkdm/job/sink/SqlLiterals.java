package io.flinkdm.job.sink;

/**
 * Appends values to a statement's text. Numbers keep every digit, binary strings are hexadecimal,
 * text is quoted as a session with backslash escapes reads it. Stateless, pure.
 */
final class SqlLiterals {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** From this length on, room for a value is made at once: doubling would take twice as much. */
    private static final int LARGE = 1 << 16;

    private SqlLiterals() {}

    static void append(StringBuilder sql, Object value, ValueStyle style) {
        if (value == null) {
            sql.append("NULL");
        } else if (value instanceof Long number) {
            sql.append(number.longValue());
        } else if (value instanceof String text) {
            if (style == ValueStyle.DECIMAL && decimal(text)) {
                sql.append(text);
            } else {
                appendText(sql, text);
            }
        } else if (value instanceof byte[] bytes) {
            appendBytes(sql, bytes);
        } else if (value instanceof Double number) {
            appendDouble(sql, number);
        } else {
            sql.append(value);
        }
    }

    /** The exponent makes it a DOUBLE literal; without it the server would read a DECIMAL. */
    private static void appendDouble(StringBuilder sql, double value) {
        String text = Double.toString(value);
        sql.append(text);
        if (text.indexOf('E') < 0) {
            sql.append("E0");
        }
    }

    static void appendText(StringBuilder sql, String text) {
        makeRoom(sql, text.length());
        // Three searches of the JVM's own are faster than one look at each character.
        if (text.indexOf('\'') < 0 && text.indexOf('\\') < 0 && text.indexOf(0) < 0) {
            sql.append('\'').append(text).append('\'');
        } else {
            appendEscaped(sql, text);
        }
    }

    private static void appendEscaped(StringBuilder sql, String text) {
        sql.append('\'');
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\' || c == 0) {
                sql.append(text, copied, i).append('\\').append(c == 0 ? '0' : c);
                copied = i + 1;
            }
        }
        sql.append(text, copied, text.length()).append('\'');
    }

    static void appendBytes(StringBuilder sql, byte[] bytes) {
        makeRoom(sql, 2 * bytes.length);
        sql.append("X'");
        for (byte b : bytes) {
            sql.append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
        }
        sql.append('\'');
    }

    /** And for what follows the value. */
    private static void makeRoom(StringBuilder sql, int chars) {
        if (chars > LARGE) {
            sql.ensureCapacity(sql.length() + chars + chars / 64);
        }
    }

    private static boolean decimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && !(i == 0 && c == '-')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
