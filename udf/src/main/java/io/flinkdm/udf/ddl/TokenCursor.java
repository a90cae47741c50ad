package io.flinkdm.udf.ddl;

import java.util.List;

/** A place in a statement's tokens, with the few steps a reader takes. Confined to one call. */
public final class TokenCursor {

    private static final Token END = new Token(TokenKind.SYMBOL, ";", 0, 0);

    private final List<Token> tokens;
    private int at;

    public TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** How many tokens are behind. */
    public int position() {
        return at;
    }

    public boolean atEnd() {
        return at >= tokens.size();
    }

    /** The token here; a semicolon behind the last one. */
    public Token here() {
        return ahead(0);
    }

    public Token ahead(int steps) {
        return at + steps < tokens.size() ? tokens.get(at + steps) : END;
    }

    public Token next() {
        Token token = here();
        at++;
        return token;
    }

    public boolean sees(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!ahead(i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    public boolean seesAny(String... keywords) {
        for (String keyword : keywords) {
            if (here().is(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Steps over these keywords if they all stand here. */
    public boolean accept(String... keywords) {
        boolean here = sees(keywords);
        at += here ? keywords.length : 0;
        return here;
    }

    public boolean accept(char symbol) {
        boolean here = here().isSymbol(symbol);
        at += here ? 1 : 0;
        return here;
    }

    public void acceptAll(String... keywords) {
        while (seesAny(keywords)) {
            at++;
        }
    }

    public void acceptIfExists() {
        if (!accept("IF", "EXISTS")) {
            accept("IF", "NOT", "EXISTS");
        }
    }

    /** MariaDB: {@code WAIT seconds} or {@code NOWAIT}. */
    public void acceptWait() {
        if (accept("WAIT")) {
            next();
        } else {
            accept("NOWAIT");
        }
    }

    /** Goes to the next such keyword outside parentheses; false and to the end when none. */
    public boolean seek(String... keywords) {
        int depth = 0;
        for (; !atEnd(); at++) {
            depth += here().isSymbol('(') ? 1 : here().isSymbol(')') ? -1 : 0;
            if (depth == 0 && seesAny(keywords)) {
                return true;
            }
        }
        return false;
    }

    /** From an opening parenthesis to behind its closing one. */
    public void skipParentheses() {
        int depth = 0;
        do {
            Token token = next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
        } while (depth > 0 && !atEnd());
    }
}
