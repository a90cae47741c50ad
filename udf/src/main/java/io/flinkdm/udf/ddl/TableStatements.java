package io.flinkdm.udf.ddl;

import java.util.ArrayList;
import java.util.List;

/** CREATE, ALTER and DROP TABLE. Stateless. */
final class TableStatements {

    private TableStatements() {}

    /** From behind TABLE. */
    static Statement read(String verb, TokenCursor in, boolean temporary) {
        in.acceptIfExists();
        switch (verb) {
            case "CREATE":
                return create(in, temporary);
            case "DROP":
                StatementKind drop =
                        temporary ? StatementKind.DROP_TEMPORARY_TABLE : StatementKind.DROP_TABLE;
                return Statement.of(drop, Names.tables(in));
            default:
                return alter(in);
        }
    }

    private static Statement create(TokenCursor in, boolean temporary) {
        TableName table = Names.table(in);
        if (temporary) {
            return Statement.of(StatementKind.CREATE_TEMPORARY_TABLE, List.of(table));
        }
        if (in.here().isSymbol('(') && in.ahead(1).is("LIKE")) {
            in.next();
        }
        if (in.accept("LIKE")) {
            return Statement.of(StatementKind.CREATE_TABLE_LIKE, List.of(table, Names.table(in)));
        }
        StatementKind kind =
                selects(in) ? StatementKind.CREATE_TABLE_SELECT : StatementKind.CREATE_TABLE;
        return Statement.of(kind, List.of(table));
    }

    /** SELECT is a reserved word that no definition of a column, key or partition can hold. */
    private static boolean selects(TokenCursor in) {
        boolean qualified = false;
        while (!in.atEnd()) {
            if (!qualified && in.here().is("SELECT")) {
                return true;
            }
            qualified = in.next().isSymbol('.');
        }
        return false;
    }

    private static Statement alter(TokenCursor in) {
        List<TableName> tables = new ArrayList<>();
        tables.add(Names.table(in));
        in.acceptWait();
        do {
            readSpecification(in, tables);
            skipToComma(in);
        } while (in.accept(','));
        return Statement.of(StatementKind.ALTER_TABLE, tables);
    }

    /** Only the specifications that name another table matter here. */
    private static void readSpecification(TokenCursor in, List<TableName> tables) {
        if (in.accept("RENAME")) {
            readNewName(in, tables);
        } else if (in.accept("EXCHANGE", "PARTITION") || in.accept("CONVERT", "PARTITION")) {
            readOtherTable(in, tables);
        } else if (in.accept("CONVERT", "TABLE")) {
            tables.add(Names.table(in));
        }
    }

    private static void skipToComma(TokenCursor in) {
        while (!in.atEnd() && !in.here().isSymbol(',')) {
            if (in.here().isSymbol('(')) {
                in.skipParentheses();
            } else {
                in.next();
            }
        }
    }

    /** {@code RENAME [TO | AS | =] name}; RENAME COLUMN, INDEX and KEY name no table. */
    private static void readNewName(TokenCursor in, List<TableName> tables) {
        if (in.seesAny("COLUMN", "INDEX", "KEY")) {
            return;
        }
        if (!in.accept("TO") && !in.accept("AS")) {
            in.accept('=');
        }
        tables.add(Names.table(in));
    }

    /**
     * {@code EXCHANGE PARTITION p WITH TABLE t}; MariaDB: {@code CONVERT PARTITION p TO TABLE t}.
     */
    private static void readOtherTable(TokenCursor in, List<TableName> tables) {
        Names.name(in);
        if (!in.accept("WITH", "TABLE") && !in.accept("TO", "TABLE")) {
            throw new Names.UnreadableException();
        }
        tables.add(Names.table(in));
    }
}
