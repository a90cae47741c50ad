package io.flinkdm.udf.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the kind of a binlog's statement and the tables it touches. It never throws: what it cannot
 * read is {@link StatementKind#UNKNOWN}, which a caller has to take for the worst. Stateless.
 */
public final class StatementReader {

    private final Set<SqlOption> options;

    public StatementReader(Set<SqlOption> options) {
        this.options = Set.copyOf(options);
    }

    public Statement read(String sql) {
        TokenCursor in = new TokenCursor(SqlTokenizer.tokenize(sql, options));
        try {
            return statement(in);
        } catch (Names.UnreadableException e) {
            return Statement.of(StatementKind.UNKNOWN);
        }
    }

    private static Statement statement(TokenCursor in) {
        if (in.atEnd() || in.here().isSymbol(';')) {
            return Statement.of(StatementKind.EMPTY);
        }
        Token first = in.next();
        if (first.kind() != TokenKind.WORD) {
            return Statement.of(StatementKind.UNKNOWN);
        }
        switch (first.value().toUpperCase(Locale.ROOT)) {
            case "BEGIN":
                return Statement.of(StatementKind.BEGIN);
            case "COMMIT":
                return Statement.of(StatementKind.COMMIT);
            case "ROLLBACK":
                in.accept("WORK");
                return of(in.sees("TO"), StatementKind.SAVEPOINT, StatementKind.ROLLBACK);
            case "SAVEPOINT", "RELEASE":
                return Statement.of(StatementKind.SAVEPOINT);
            case "XA":
                return Statement.of(StatementKind.XA);
            case "START":
                return of(
                        in.sees("TRANSACTION"), StatementKind.BEGIN, StatementKind.ADMINISTRATION);
            case "CREATE", "ALTER", "DROP":
                return ObjectStatements.read(first.value().toUpperCase(Locale.ROOT), in);
            case "TRUNCATE":
                in.accept("TABLE");
                return Statement.of(StatementKind.TRUNCATE_TABLE, List.of(Names.table(in)));
            case "RENAME":
                return RenameStatements.read(in);
            case "SET":
                return set(in);
            default:
                return other(first.value().toUpperCase(Locale.ROOT), in);
        }
    }

    /** MariaDB's {@code SET STATEMENT variable = value FOR statement} is that statement. */
    private static Statement set(TokenCursor in) {
        if (in.accept("STATEMENT") && in.seek("FOR")) {
            in.next();
            return statement(in);
        }
        return of(in.sees("PASSWORD"), StatementKind.ACCOUNT, StatementKind.SET);
    }

    private static Statement other(String verb, TokenCursor in) {
        switch (verb) {
            case "INSERT", "REPLACE", "UPDATE", "DELETE", "LOAD", "WITH":
                return RowStatements.read(verb, in);
            case "FLUSH":
                return Statement.of(StatementKind.FLUSH);
            case "GRANT", "REVOKE":
                return Statement.of(StatementKind.ACCOUNT);
            case "ANALYZE", "CHECK", "CHECKSUM", "OPTIMIZE", "REPAIR":
                return maintenance(in);
            case "CALL", "DO", "SELECT":
                return Statement.of(StatementKind.CALL);
            case "CACHE", "CHANGE", "INSTALL", "KILL", "LOCK", "PURGE", "RESET":
                return Statement.of(StatementKind.ADMINISTRATION);
            case "SHUTDOWN", "STOP", "UNINSTALL", "UNLOCK", "USE":
                return Statement.of(StatementKind.ADMINISTRATION);
            default:
                return Statement.of(StatementKind.UNKNOWN);
        }
    }

    private static Statement maintenance(TokenCursor in) {
        in.acceptAll("NO_WRITE_TO_BINLOG", "LOCAL");
        if (in.accept("VIEW")) {
            return Statement.of(StatementKind.VIEW, Names.tables(in));
        }
        if (!in.accept("TABLE") && !in.accept("TABLES")) {
            throw new Names.UnreadableException();
        }
        return Statement.of(StatementKind.TABLE_MAINTENANCE, Names.tables(in));
    }

    private static Statement of(boolean first, StatementKind then, StatementKind otherwise) {
        return Statement.of(first ? then : otherwise);
    }
}
