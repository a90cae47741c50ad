package io.flinkdm.udf.expression.tree;

import io.flinkdm.udf.ddl.SqlTokenizer;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A place in an expression's tokens. Symbols that belong together are one. Confined to one call.
 */
final class Tokens {

    private static final Set<String> JOINED =
            Set.of("<=>", "->>", "<=", ">=", "<>", "!=", "<<", ">>", "||", "&&", "->", ":=", "@@");

    private static final String END = ";";

    private final String text;
    private final List<Token> tokens;
    private int at;

    private Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /**
     * @throws BadExpressionException when a quote or a comment never ends
     */
    static Tokens of(String text) {
        // A token that never ends swallows the mark behind the text.
        List<Token> tokens = SqlTokenizer.tokenize(text + "\n" + END, Set.of());
        if (tokens.isEmpty() || tokens.get(tokens.size() - 1).start() <= text.length()) {
            throw new BadExpressionException("a quote or a comment never ends");
        }
        return new Tokens(text, joined(tokens));
    }

    private static List<Token> joined(List<Token> tokens) {
        List<Token> joined = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            int length = symbols(tokens, i);
            if (length > 1) {
                StringBuilder symbol = new StringBuilder();
                tokens.subList(i, i + length).forEach(t -> symbol.append(t.value()));
                int end = tokens.get(i + length - 1).end();
                token = new Token(TokenKind.SYMBOL, symbol.toString(), token.start(), end);
            }
            joined.add(token);
            i += Math.max(1, length);
        }
        return joined;
    }

    /** How many tokens from here make one symbol. */
    private static int symbols(List<Token> tokens, int from) {
        StringBuilder symbol = new StringBuilder();
        int longest = 0;
        for (int i = from; i < Math.min(from + 3, tokens.size()); i++) {
            Token token = tokens.get(i);
            if (token.kind() != TokenKind.SYMBOL
                    || (i > from && tokens.get(i - 1).end() != token.start())) {
                break;
            }
            symbol.append(token.value());
            if (JOINED.contains(symbol.toString())) {
                longest = i - from + 1;
            }
        }
        return longest;
    }

    boolean atEnd() {
        return at >= tokens.size() - 1;
    }

    Token here() {
        return ahead(0);
    }

    Token ahead(int steps) {
        return tokens.get(Math.min(at + steps, tokens.size() - 1));
    }

    Token next() {
        Token token = here();
        at++;
        return token;
    }

    /** Whether the next token begins where this one ends. */
    boolean touchesNext() {
        return here().end() == ahead(1).start();
    }

    boolean sees(String keyword) {
        return here().is(keyword);
    }

    boolean seesSymbol(String symbol) {
        return here().kind() == TokenKind.SYMBOL && here().value().equals(symbol) && !atEnd();
    }

    boolean sees(TokenKind kind) {
        return here().kind() == kind;
    }

    boolean accept(String keyword) {
        boolean here = sees(keyword);
        at += here ? 1 : 0;
        return here;
    }

    boolean acceptSymbol(String symbol) {
        boolean here = seesSymbol(symbol);
        at += here ? 1 : 0;
        return here;
    }

    void expect(String keyword) {
        if (!accept(keyword)) {
            throw unexpected();
        }
    }

    void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw unexpected();
        }
    }

    /** From an opening parenthesis to behind its closing one. */
    void skipParentheses() {
        if (!seesSymbol("(")) {
            throw unexpected();
        }
        int depth = 0;
        do {
            if (atEnd()) {
                throw unexpected();
            }
            depth += seesSymbol("(") ? 1 : seesSymbol(")") ? -1 : 0;
            at++;
        } while (depth > 0);
    }

    void skipToEnd() {
        at = tokens.size() - 1;
    }

    /** The word or symbol here in upper case. */
    String word() {
        return here().value().toUpperCase(Locale.ROOT);
    }

    BadExpressionException unexpected() {
        if (atEnd()) {
            return new BadExpressionException("the expression ends too early");
        }
        int start = Math.min(here().start(), text.length());
        int end = Math.min(text.length(), start + 20);
        return new BadExpressionException(
                "cannot read on from \"" + text.substring(start, end) + "\"");
    }
}
