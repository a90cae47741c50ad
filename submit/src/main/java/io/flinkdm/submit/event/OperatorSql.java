package io.flinkdm.submit.event;

import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.ddl.SqlTokenizer;
import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementKind.Effect;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenText;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Statements a person wants to be run. Pure. */
public final class OperatorSql {

    private OperatorSql() {}

    /** DM's reading of words on the command line: joined, and divided at semicolons. */
    public static List<String> split(List<String> words) {
        String text = unquoted(String.join(" ", words).strip());
        List<Token> tokens = SqlTokenizer.tokenize(text, Set.of());
        List<String> statements = new ArrayList<>();
        int from = 0;
        for (Token token : tokens) {
            if (token.isSymbol(';')) {
                add(statements, text.substring(from, token.start()));
                from = token.end();
            }
        }
        add(statements, text.substring(from));
        return statements;
    }

    private static void add(List<String> statements, String statement) {
        if (!statement.isBlank()) {
            statements.add(statement.strip());
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Whether it can be read at all. */
    public static boolean isReadable(String sql) {
        Statement statement = new StatementReader(Set.of()).read(sql);
        return statement.kind().effect() != Effect.UNKNOWN
                && !(new DdlParser(Set.of()).parse(sql) instanceof DdlStatement.Other other
                        && other.kind().effect() == Effect.UNKNOWN);
    }

    /**
     * The statement as it means the same under any sql_mode.
     *
     * @param options of the source's sql_mode, which it is read under
     * @throws MigrationException 36064 when it is no DDL, 36024 when a name lacks its schema
     */
    static String checked(String sql, Set<SqlOption> options) {
        Statement statement = new StatementReader(options).read(sql);
        Effect effect = statement.kind().effect();
        if (effect != Effect.TABLE && effect != Effect.SCHEMA) {
            throw new MigrationException(
                    ErrorCode.SYNCER_EVENT, "only support replace or inject with DDL currently");
        }
        boolean named =
                effect == Effect.SCHEMA
                        ? !statement.schema().isEmpty()
                        : statement.tables().stream().noneMatch(t -> t.schema().isEmpty());
        if (!named) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_INJECT_DDL_WITHOUT_SCHEMA,
                    "injected DDL " + sql + " without schema name not valid");
        }
        List<Token> tokens = SqlTokenizer.tokenize(sql, options);
        return new TokenText(sql, tokens, options).of(0, tokens.size());
    }
}
