package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;

/** The statements kept of a shadow table as a JSON array, as they are stored. Stateless. */
public final class StatementList {

    private static final int HEX_DIGITS = 4;

    private StatementList() {}

    public static String toJson(List<String> statements) {
        StringBuilder out = new StringBuilder("[");
        for (String statement : statements) {
            out.append(out.length() > 1 ? "," : "").append('"');
            statement.chars().forEach(c -> append((char) c, out));
            out.append('"');
        }
        return out.append(']').toString();
    }

    private static void append(char c, StringBuilder out) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    /**
     * @throws MigrationException 36039 when it is no array of strings
     */
    public static List<String> parse(String json) {
        List<String> statements = new ArrayList<>();
        String text = json.strip();
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw invalid(json);
        }
        int at = skipBlanks(text, 1);
        while (text.charAt(at) != ']') {
            StringBuilder statement = new StringBuilder();
            at = skipBlanks(text, string(text, at, statement));
            statements.add(statement.toString());
            at = text.charAt(at) == ',' ? skipBlanks(text, at + 1) : at;
        }
        if (at != text.length() - 1) {
            throw invalid(json);
        }
        return statements;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() - 1 && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Gives the place behind the string. */
    private static int string(String text, int from, StringBuilder out) {
        if (text.charAt(from) != '"') {
            throw invalid(text);
        }
        int at = from + 1;
        while (at < text.length() - 1 && text.charAt(at) != '"') {
            at = text.charAt(at) == '\\' ? escape(text, at + 1, out) : plain(text, at, out);
        }
        if (text.charAt(at) != '"') {
            throw invalid(text);
        }
        return at + 1;
    }

    private static int plain(String text, int at, StringBuilder out) {
        out.append(text.charAt(at));
        return at + 1;
    }

    private static int escape(String text, int at, StringBuilder out) {
        int digits = at + 1 + HEX_DIGITS;
        switch (text.charAt(at)) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'u' -> {
                if (digits >= text.length() || !hexadecimal(text.substring(at + 1, digits))) {
                    throw invalid(text);
                }
                out.append((char) Integer.parseInt(text.substring(at + 1, digits), 16));
                return digits;
            }
            default -> out.append(text.charAt(at));
        }
        return at + 1;
    }

    private static boolean hexadecimal(String digits) {
        return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static MigrationException invalid(String json) {
        return new MigrationException(
                ErrorCode.SYNCER_UNIT_ONLINE_DDL_INVALID_META,
                "what is stored of a shadow table is no array of strings: " + json);
    }
}
