package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Names;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenCursor;
import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.ddl.TokenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tokens of one statement and the steps all readers of a tree share. Confined to one call. */
final class TreeReader {

    final TokenCursor in;
    private final TokenText text;

    TreeReader(TokenCursor in, TokenText text) {
        this.in = in;
        this.text = text;
    }

    /** The text from a token to here. */
    String textFrom(int from) {
        return text.of(from, in.position()).strip();
    }

    /** The text from here to the end. */
    String rest() {
        int from = in.position();
        while (!in.atEnd() && !in.here().isSymbol(';')) {
            in.next();
        }
        return textFrom(from);
    }

    /** One token, or a parenthesis and all it holds. */
    void step() {
        if (in.here().isSymbol('(')) {
            in.skipParentheses();
        } else {
            in.next();
        }
    }

    /** At the end of an item of a list, or of the statement. */
    boolean atItemEnd() {
        return in.atEnd() || in.here().isSymbol(',') || in.here().isSymbol(')') || atSemicolon();
    }

    boolean atSemicolon() {
        return in.here().isSymbol(';');
    }

    /** To the end of the item. */
    String restOfItem() {
        return textTo();
    }

    /** To the end of the item, or to one of these keywords before it. */
    String textTo(String... keywords) {
        int from = in.position();
        while (!atItemEnd() && !in.seesAny(keywords)) {
            step();
        }
        return textFrom(from);
    }

    String parentheses() {
        int from = in.position();
        if (!in.here().isSymbol('(')) {
            throw new Names.UnreadableException();
        }
        in.skipParentheses();
        return textFrom(from);
    }

    boolean acceptIfNotExists() {
        return in.accept("IF", "NOT", "EXISTS");
    }

    boolean acceptIfExists() {
        return in.accept("IF", "EXISTS");
    }

    void expect(char symbol) {
        if (!in.accept(symbol)) {
            throw new Names.UnreadableException();
        }
    }

    void expect(String... keywords) {
        if (!in.accept(keywords)) {
            throw new Names.UnreadableException();
        }
    }

    String name() {
        return Names.name(in);
    }

    /** A name, or the text of a string: names of character sets and engines may be either. */
    String nameOrText() {
        Token token = in.next();
        if (token.kind() == TokenKind.SYMBOL) {
            throw new Names.UnreadableException();
        }
        return token.value();
    }

    String lowerName() {
        return nameOrText().toLowerCase(Locale.ROOT);
    }

    /** A literal with its sign or introducer, a call, or an expression in parentheses. */
    String value() {
        int from = in.position();
        if (in.here().isSymbol('(')) {
            in.skipParentheses();
            return textFrom(from);
        }
        if (in.accept("NEXT", "VALUE", "FOR")) {
            Names.table(in);
            return textFrom(from);
        }
        if (!in.accept('-')) {
            in.accept('+');
        }
        Token first = in.next();
        while (in.here().kind() == TokenKind.STRING) {
            in.next();
        }
        while (first.isName() && in.accept('.')) {
            in.next();
        }
        if (first.isName() && in.here().isSymbol('(')) {
            in.skipParentheses();
        }
        return textFrom(from);
    }

    /** From an opening parenthesis: columns, prefixes and expressions. */
    List<Definition.KeyPart> keyParts() {
        List<Definition.KeyPart> parts = new ArrayList<>();
        expect('(');
        do {
            parts.add(keyPart());
        } while (in.accept(','));
        expect(')');
        return parts;
    }

    private Definition.KeyPart keyPart() {
        if (in.here().isSymbol('(')) {
            return new Definition.KeyPart("", 0, parentheses(), restOfItem());
        }
        String column = name();
        int length = 0;
        if (in.accept('(')) {
            length = Integer.parseInt(in.next().value());
            expect(')');
        }
        return new Definition.KeyPart(column, length, "", restOfItem());
    }
}
