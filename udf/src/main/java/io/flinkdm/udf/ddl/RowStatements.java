package io.flinkdm.udf.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** DML in statement format. Stateless. */
final class RowStatements {

    private static final String[] MODIFIERS = {
        "LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "QUICK", "IGNORE", "CONCURRENT", "LOCAL"
    };
    private static final String[] REFERENCES_END = {"SET", "WHERE", "ORDER", "LIMIT", "RETURNING"};

    private RowStatements() {}

    /** From behind the verb. */
    static Statement read(String verb, TokenCursor in) {
        in.acceptAll(MODIFIERS);
        switch (verb) {
            case "INSERT":
                return insert(StatementKind.INSERT, in);
            case "REPLACE":
                return insert(StatementKind.REPLACE, in);
            case "UPDATE":
                return Statement.of(StatementKind.UPDATE, references(in));
            case "DELETE":
                return delete(in);
            case "LOAD":
                return load(in);
            default:
                return with(in);
        }
    }

    private static Statement insert(StatementKind kind, TokenCursor in) {
        in.accept("INTO");
        return Statement.of(kind, List.of(Names.table(in)));
    }

    private static Statement load(TokenCursor in) {
        if (in.accept("INDEX")) {
            return Statement.of(StatementKind.ADMINISTRATION);
        }
        if (!in.seek("TABLE")) {
            throw new Names.UnreadableException();
        }
        in.next();
        return Statement.of(StatementKind.LOAD_DATA, List.of(Names.table(in)));
    }

    /** {@code WITH name AS (…) UPDATE | DELETE | …}. */
    private static Statement with(TokenCursor in) {
        if (!in.seek("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT")) {
            throw new Names.UnreadableException();
        }
        Token verb = in.next();
        if (verb.is("SELECT")) {
            return Statement.of(StatementKind.CALL);
        }
        return read(verb.value().toUpperCase(Locale.ROOT), in);
    }

    /**
     * {@code DELETE FROM t}, {@code DELETE a, b FROM references}, {@code DELETE FROM a, b USING
     * references}. Where aliases may stand, they are taken along: a name too many does no harm.
     */
    private static Statement delete(TokenCursor in) {
        if (!in.seek("FROM")) {
            throw new Names.UnreadableException();
        }
        in.next();
        List<TableName> tables = references(in);
        if (in.accept("USING")) {
            tables.addAll(references(in));
        }
        return Statement.of(StatementKind.DELETE, tables);
    }

    /** The tables of a join: each name at the start, behind a comma, a parenthesis or a JOIN. */
    private static List<TableName> references(TokenCursor in) {
        List<TableName> tables = new ArrayList<>();
        boolean due = true;
        while (!in.atEnd() && !in.seesAny(REFERENCES_END) && !seesUsingTables(in)) {
            if (due && in.here().isName() && !in.here().is("LATERAL")) {
                tables.add(Names.table(in));
                due = false;
                continue;
            }
            due = startsReference(in, due);
        }
        return tables;
    }

    /** USING before a parenthesis belongs to a join. */
    private static boolean seesUsingTables(TokenCursor in) {
        return in.sees("USING") && !in.ahead(1).isSymbol('(');
    }

    private static boolean startsReference(TokenCursor in, boolean due) {
        if (in.here().isSymbol('(') && (!due || in.ahead(1).is("SELECT"))) {
            // A derived table, an index list or a function's arguments.
            in.skipParentheses();
            return false;
        }
        Token token = in.next();
        return token.isSymbol(',')
                || (due && token.isSymbol('('))
                || token.is("LATERAL")
                || token.is("JOIN")
                || token.is("STRAIGHT_JOIN");
    }
}
