package io.flinkdm.udf.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CREATE, ALTER and DROP of every kind of object. Stateless. */
final class ObjectStatements {

    private static final Map<String, StatementKind> OTHER_OBJECTS =
            Map.ofEntries(
                    Map.entry("PROCEDURE", StatementKind.ROUTINE),
                    Map.entry("FUNCTION", StatementKind.ROUTINE),
                    Map.entry("PACKAGE", StatementKind.ROUTINE),
                    Map.entry("LIBRARY", StatementKind.ROUTINE),
                    Map.entry("EVENT", StatementKind.EVENT),
                    Map.entry("SEQUENCE", StatementKind.SEQUENCE),
                    Map.entry("USER", StatementKind.ACCOUNT),
                    Map.entry("ROLE", StatementKind.ACCOUNT),
                    Map.entry("SERVER", StatementKind.ADMINISTRATION),
                    Map.entry("TABLESPACE", StatementKind.ADMINISTRATION),
                    Map.entry("LOGFILE", StatementKind.ADMINISTRATION),
                    Map.entry("INSTANCE", StatementKind.ADMINISTRATION),
                    Map.entry("RESOURCE", StatementKind.ADMINISTRATION),
                    Map.entry("REFERENCE", StatementKind.ADMINISTRATION),
                    Map.entry("CATALOG", StatementKind.ADMINISTRATION));

    private static final String[] MODIFIERS = {
        "OR",
        "REPLACE",
        "ONLINE",
        "OFFLINE",
        "IGNORE",
        "UNIQUE",
        "FULLTEXT",
        "SPATIAL",
        "VECTOR",
        "AGGREGATE",
        "UNDO",
        "JSON",
        "DUALITY",
        "RELATIONAL"
    };

    private ObjectStatements() {}

    /**
     * From behind the verb.
     *
     * @param verb CREATE, ALTER or DROP
     */
    static Statement read(String verb, TokenCursor in) {
        in.acceptAll(MODIFIERS);
        skipViewOptions(in);
        boolean temporary = in.accept("TEMPORARY");
        String object = in.next().value().toUpperCase(Locale.ROOT);
        switch (object) {
            case "DATABASE", "SCHEMA":
                return DatabaseStatements.read(verb, in);
            case "TABLE", "TABLES":
                return TableStatements.read(verb, in, temporary);
            case "INDEX":
                return index(verb, in);
            case "VIEW":
                in.acceptIfExists();
                return Statement.of(StatementKind.VIEW, Names.tables(in));
            case "TRIGGER":
                return trigger(verb, in);
            default:
                return Statement.of(OTHER_OBJECTS.getOrDefault(object, StatementKind.UNKNOWN));
        }
    }

    /** {@code ALGORITHM = x DEFINER = user@host SQL SECURITY x}; also before routines. */
    private static void skipViewOptions(TokenCursor in) {
        boolean more = true;
        while (more) {
            if (in.accept("ALGORITHM")) {
                in.accept('=');
                in.next();
            } else if (in.accept("DEFINER")) {
                in.accept('=');
                skipAccount(in);
            } else if (in.accept("SQL", "SECURITY")) {
                in.next();
            } else {
                more = false;
            }
            in.acceptAll("AGGREGATE");
        }
    }

    private static void skipAccount(TokenCursor in) {
        in.next();
        if (in.accept('(')) {
            in.accept(')');
        }
        if (in.accept('@')) {
            in.next();
        }
    }

    private static Statement index(String verb, TokenCursor in) {
        in.acceptIfExists();
        Names.name(in);
        if (!in.seek("ON")) {
            throw new Names.UnreadableException();
        }
        in.next();
        StatementKind kind =
                verb.equals("DROP") ? StatementKind.DROP_INDEX : StatementKind.CREATE_INDEX;
        return Statement.of(kind, List.of(Names.table(in)));
    }

    private static Statement trigger(String verb, TokenCursor in) {
        in.acceptIfExists();
        Names.table(in);
        List<TableName> tables = new ArrayList<>();
        if (verb.equals("CREATE") && in.seek("ON")) {
            in.next();
            tables.add(Names.table(in));
        }
        return Statement.of(StatementKind.TRIGGER, tables);
    }
}
