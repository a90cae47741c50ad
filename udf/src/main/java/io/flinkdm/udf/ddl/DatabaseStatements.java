package io.flinkdm.udf.ddl;

import java.util.List;

/** CREATE, ALTER and DROP DATABASE. Stateless. */
public final class DatabaseStatements {

    private static final String[] OPTIONS = {
        "DEFAULT", "CHARACTER", "CHARSET", "COLLATE", "ENCRYPTION", "READ", "COMMENT"
    };

    private DatabaseStatements() {}

    /** From behind DATABASE. */
    static Statement read(String verb, TokenCursor in) {
        in.acceptIfExists();
        switch (verb) {
            case "CREATE":
                return of(StatementKind.CREATE_DATABASE, Names.name(in));
            case "DROP":
                return of(StatementKind.DROP_DATABASE, Names.name(in));
            default:
                return of(StatementKind.ALTER_DATABASE, seesOption(in) ? "" : Names.name(in));
        }
    }

    /** What follows ALTER DATABASE where it names none. */
    public static boolean seesOption(TokenCursor in) {
        return in.seesAny(OPTIONS);
    }

    private static Statement of(StatementKind kind, String schema) {
        return new Statement(kind, List.of(), schema);
    }
}
