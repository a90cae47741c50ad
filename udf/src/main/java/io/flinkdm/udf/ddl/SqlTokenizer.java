package io.flinkdm.udf.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits a statement by MySQL's lexical rules. Comments vanish, except that the content of version
 * comments ({@code /*!40101 … *}{@code /}, MariaDB's {@code /*M! … *}{@code /}) counts. A quote or
 * comment that never ends goes to the end of the text. Confined to one call.
 */
public final class SqlTokenizer {

    private static final int VERSION_DIGITS = 6;
    private static final Pattern NUMBER = Pattern.compile("\\d+([eE]\\d+)?|0x[0-9a-fA-F]+|0b[01]+");
    private static final Pattern OPEN_EXPONENT = Pattern.compile("\\d+[eE]");

    private final String sql;
    private final Set<SqlOption> options;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlTokenizer(String sql, Set<SqlOption> options) {
        this.sql = sql;
        this.options = options;
    }

    public static List<Token> tokenize(String sql, Set<SqlOption> options) {
        return new SqlTokenizer(sql, options).run();
    }

    private List<Token> run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c <= ' ') {
                at++;
            } else if (!skipComment(c)) {
                readToken(c);
            }
        }
        return List.copyOf(tokens);
    }

    private void readToken(char c) {
        if (c == '`' || (c == '"' && options.contains(SqlOption.ANSI_QUOTES))) {
            readName(c);
        } else if (c == '\'' || c == '"') {
            readString(c);
        } else if (digit(c) || (c == '.' && digit(charAt(at + 1)) && !afterName())) {
            readNumber();
        } else if (wordPart(c)) {
            readWord(TokenKind.WORD, wordEnd(at));
        } else {
            readWord(TokenKind.SYMBOL, at + 1);
        }
    }

    private boolean skipComment(char c) {
        if (c == '#' || (c == '-' && charAt(at + 1) == '-' && charAt(at + 2) <= ' ')) {
            at = endOf("\n", at);
            return true;
        }
        if (c == '*' && charAt(at + 1) == '/') {
            // The end of a version comment; elsewhere no statement has these two together.
            at += 2;
            return true;
        }
        if (c != '/' || charAt(at + 1) != '*') {
            return false;
        }
        int content = versionContent();
        at = content > 0 ? content : endOf("*/", at + 2);
        return true;
    }

    /** Where the content of a version comment begins; 0 for an ordinary comment. */
    private int versionContent() {
        int mark = at + 2;
        if (charAt(mark) == 'M' && !options.contains(SqlOption.NO_MARIADB_COMMENTS)) {
            mark++;
        }
        if (charAt(mark) != '!') {
            return 0;
        }
        int content = mark + 1;
        while (content <= mark + VERSION_DIGITS && digit(charAt(content))) {
            content++;
        }
        return content;
    }

    private void readName(char quote) {
        StringBuilder name = new StringBuilder();
        int start = at++;
        while (at < sql.length() && !(sql.charAt(at) == quote && charAt(at + 1) != quote)) {
            char c = sql.charAt(at);
            name.append(c);
            at += c == quote ? 2 : 1;
        }
        close(TokenKind.QUOTED_NAME, name, start);
    }

    private void readString(char quote) {
        StringBuilder text = new StringBuilder();
        boolean escapes = !options.contains(SqlOption.NO_BACKSLASH_ESCAPES);
        int start = at++;
        while (at < sql.length() && !(sql.charAt(at) == quote && charAt(at + 1) != quote)) {
            char c = sql.charAt(at);
            if (c == '\\' && escapes && at + 1 < sql.length()) {
                appendEscaped(sql.charAt(at + 1), text);
                at += 2;
            } else {
                text.append(c);
                at += c == quote ? 2 : 1;
            }
        }
        close(TokenKind.STRING, text, start);
    }

    private static void appendEscaped(char c, StringBuilder text) {
        switch (c) {
            case '0' -> text.append('\0');
            case 'b' -> text.append('\b');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'Z' -> text.append('\u001a');
            // These two keep their backslash: it is LIKE that reads them.
            case '%', '_' -> text.append('\\').append(c);
            default -> text.append(c);
        }
    }

    private void close(TokenKind kind, StringBuilder value, int start) {
        at = Math.min(at + 1, sql.length());
        tokens.add(new Token(kind, value.toString(), start, at));
    }

    /** A name may begin with digits; after a name and a dot everything is a name. */
    private void readNumber() {
        int end = wordEnd(at);
        String word = sql.substring(at, end);
        if (afterDot() || !(word.isEmpty() || numeric(word, end))) {
            readWord(TokenKind.WORD, end);
        } else {
            readWord(TokenKind.NUMBER, numberEnd(end));
        }
    }

    private boolean numeric(String word, int end) {
        return NUMBER.matcher(word).matches()
                || (signedExponent(end) && OPEN_EXPONENT.matcher(word).matches());
    }

    private boolean signedExponent(int end) {
        return "+-".indexOf(charAt(end)) >= 0 && digit(charAt(end + 1));
    }

    private int numberEnd(int wordEnd) {
        int end = wordEnd;
        if (charAt(end) == '.' && sql.substring(at, end).chars().allMatch(c -> digit((char) c))) {
            end = wordEnd(end + 1);
        }
        char last = end > at ? sql.charAt(end - 1) : ' ';
        boolean exponent = last == 'e' || last == 'E';
        return exponent && signedExponent(end) ? wordEnd(end + 1) : end;
    }

    private boolean afterDot() {
        int last = tokens.size() - 1;
        return last > 0
                && tokens.get(last).isSymbol('.')
                && tokens.get(last).end() == at
                && tokens.get(last - 1).isName();
    }

    private boolean afterName() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.isName() && last.end() == at;
    }

    private void readWord(TokenKind kind, int end) {
        tokens.add(new Token(kind, sql.substring(at, end), at, end));
        at = end;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < sql.length() && wordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOf(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    /** A blank stands for everything behind the end. */
    private char charAt(int index) {
        return index < sql.length() ? sql.charAt(index) : ' ';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean wordPart(char c) {
        return digit(c)
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}
