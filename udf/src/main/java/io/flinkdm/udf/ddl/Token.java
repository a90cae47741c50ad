package io.flinkdm.udf.ddl;

/**
 * A piece of a statement. Immutable.
 *
 * @param value without quotes and escapes; the text itself for what has none
 * @param start where it begins in the statement's text
 * @param end where it ends, exclusive
 */
public record Token(TokenKind kind, String value, int start, int end) {

    /** Whether it is this keyword, letter case ignored; a quoted name never is. */
    public boolean is(String keyword) {
        return kind == TokenKind.WORD && value.equalsIgnoreCase(keyword);
    }

    public boolean isSymbol(char symbol) {
        return kind == TokenKind.SYMBOL && value.charAt(0) == symbol;
    }

    /** Whether it can name something. */
    public boolean isName() {
        return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
    }
}
