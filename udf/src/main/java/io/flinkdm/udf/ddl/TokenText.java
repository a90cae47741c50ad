package io.flinkdm.udf.ddl;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Set;

/**
 * The text of some tokens, without comments and readable under any sql_mode of the target's that
 * has neither of the {@link SqlOption}s. What stood in a version comment stands there plainly: the
 * source ran it. Immutable.
 */
public final class TokenText {

    private final String sql;
    private final List<Token> tokens;
    private final Set<SqlOption> options;

    public TokenText(String sql, List<Token> tokens, Set<SqlOption> options) {
        this.sql = sql;
        this.tokens = tokens;
        this.options = options;
    }

    /** Of the tokens from {@code from} to before {@code to}. */
    public String of(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to && !tokens.get(i).isSymbol(';'); i++) {
            if (i > from && tokens.get(i - 1).end() < tokens.get(i).start()) {
                out.append(' ');
            }
            out.append(text(tokens.get(i)));
        }
        return out.toString();
    }

    private String text(Token token) {
        String written = sql.substring(token.start(), token.end());
        if (token.kind() == TokenKind.QUOTED_NAME) {
            return TableId.quote(token.value());
        }
        boolean plain =
                written.startsWith("'") && !options.contains(SqlOption.NO_BACKSLASH_ESCAPES);
        return token.kind() != TokenKind.STRING || plain ? written : quote(token.value());
    }

    /** A string literal, backslashes escaped. */
    public static String quote(String value) {
        String escaped = value.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0");
        return "'" + escaped + "'";
    }
}
