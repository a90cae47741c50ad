package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.SqlTokenizer;
import io.flinkdm.udf.ddl.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A statement as tokens that can be looked at, cut, replaced and printed again. Version comments
 * have become plain text in it. Immutable.
 */
final class SqlPieces {

    private final List<Piece> pieces;

    private SqlPieces(List<Piece> pieces) {
        this.pieces = pieces;
    }

    static SqlPieces of(String sql) {
        return new SqlPieces(
                SqlTokenizer.tokenize(sql, Set.of()).stream()
                        .map(token -> new Piece(token, sql.substring(token.start(), token.end())))
                        .toList());
    }

    int size() {
        return pieces.size();
    }

    /** The token as the source wrote it, also where its text was replaced. */
    Token at(int index) {
        return pieces.get(index).token();
    }

    SqlPieces part(int from, int to) {
        return new SqlPieces(pieces.subList(from, to));
    }

    SqlPieces from(int index) {
        return part(index, size());
    }

    /** Whether these keywords stand here, one after the other. */
    boolean sees(int index, String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (index + i >= size() || !at(index + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    boolean seesAny(int index, Set<String> keywords) {
        return keywords.stream().anyMatch(keyword -> sees(index, keyword));
    }

    boolean seesSymbol(int index, char symbol) {
        return index >= 0 && index < size() && at(index).isSymbol(symbol);
    }

    /** The first place of a symbol outside parentheses; the size when there is none. */
    int find(int from, char symbol) {
        int depth = 0;
        for (int i = from; i < size(); i++) {
            if (depth == 0 && at(i).isSymbol(symbol)) {
                return i;
            }
            depth += step(i);
        }
        return size();
    }

    /** The first place of these keywords outside parentheses; the size when there is none. */
    int find(int from, String... keywords) {
        int depth = 0;
        for (int i = from; i < size(); i++) {
            if (depth == 0 && sees(i, keywords)) {
                return i;
            }
            depth += step(i);
        }
        return size();
    }

    private int step(int index) {
        return at(index).isSymbol('(') ? 1 : at(index).isSymbol(')') ? -1 : 0;
    }

    /** Split at the commas outside parentheses. */
    List<SqlPieces> items() {
        List<SqlPieces> items = new ArrayList<>();
        int from = 0;
        while (from < size()) {
            int to = find(from, ',');
            items.add(part(from, to));
            from = to + 1;
        }
        return items;
    }

    SqlPieces without(int from, int to) {
        return replaced(from, to, List.of());
    }

    SqlPieces with(int index, String text) {
        return replaced(index, index + 1, List.of(new Piece(at(index), text)));
    }

    private SqlPieces replaced(int from, int to, List<Piece> middle) {
        List<Piece> all = new ArrayList<>(pieces.subList(0, from));
        all.addAll(middle);
        all.addAll(pieces.subList(to, size()));
        return new SqlPieces(Collections.unmodifiableList(all));
    }

    /** Tokens that touched each other still do: {@code b'0'} is one literal. */
    String print() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            if (i > 0 && at(i - 1).end() != at(i).start()) {
                out.append(' ');
            }
            out.append(pieces.get(i).text());
        }
        return out.toString();
    }

    private record Piece(Token token, String text) {}
}
