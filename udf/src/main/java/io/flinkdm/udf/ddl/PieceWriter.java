package io.flinkdm.udf.ddl;

import io.flinkdm.udf.ddl.StatementPiece.Name;
import io.flinkdm.udf.ddl.StatementPiece.Part;
import io.flinkdm.udf.ddl.StatementPiece.Text;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** Writes the operations of one statement as statements. Confined to one call. */
final class PieceWriter {

    private final List<Token> tokens;
    private final TokenText text;

    PieceWriter(List<Token> tokens, TokenText text) {
        this.tokens = tokens;
        this.text = text;
    }

    /**
     * @throws Names.UnreadableException when the statement is none of that kind
     */
    List<StatementPiece> alterations(String defaultSchema) {
        return new AlterationReader(new TokenCursor(tokens), defaultSchema)
                .read().stream().map(this::alteration).toList();
    }

    private StatementPiece alteration(Alteration alteration) {
        Operation operation = alteration.operation();
        List<Part> parts = new ArrayList<>();
        parts.add(new Text("ALTER TABLE "));
        parts.add(new Name(operation.tables().get(0)));
        if (operation.kind() == OperationKind.RENAME_TABLE) {
            parts.add(new Text(" RENAME AS "));
            parts.add(new Name(operation.tables().get(1)));
        } else if (alteration.namesOther()) {
            parts.add(new Text(" " + text.of(alteration.from(), alteration.nameFrom()) + " "));
            parts.add(new Name(operation.tables().get(1)));
            parts.add(new Text(" " + text.of(alteration.nameTo(), alteration.to())));
        } else {
            parts.add(new Text(lead(alteration) + text.of(alteration.from(), alteration.to())));
        }
        return new StatementPiece(operation, parts, "");
    }

    private static String lead(Alteration alteration) {
        if (!alteration.listed()) {
            return " ";
        }
        return alteration.operation().kind() == OperationKind.ADD_COLUMN ? " ADD COLUMN " : " ADD ";
    }

    /**
     * @param kind of the whole statement, no ALTER TABLE
     * @throws Names.UnreadableException when the statement is none of that kind
     */
    StatementPiece piece(Operation operation, StatementKind kind) {
        switch (operation.kind()) {
            case CREATE_DATABASE, ALTER_DATABASE:
                return database(operation);
            case DROP_DATABASE:
                return StatementPiece.of(
                        operation, new Text("DROP DATABASE IF EXISTS "), name(operation, 0));
            case CREATE_TABLE:
                return createTable(operation, kind);
            case DROP_TABLE:
                return StatementPiece.of(
                        operation, new Text("DROP TABLE IF EXISTS "), name(operation, 0));
            case TRUNCATE_TABLE:
                return StatementPiece.of(
                        operation, new Text("TRUNCATE TABLE "), name(operation, 0));
            case RENAME_TABLE:
                return StatementPiece.of(
                        operation,
                        new Text("RENAME TABLE "),
                        name(operation, 0),
                        new Text(" TO "),
                        name(operation, 1));
            case CREATE_INDEX, DROP_INDEX:
                return index(operation);
            default:
                throw new Names.UnreadableException();
        }
    }

    private static Name name(Operation operation, int index) {
        List<TableId> subjects = operation.subjects();
        return new Name(subjects.get(index));
    }

    private StatementPiece database(Operation operation) {
        TokenCursor in = new TokenCursor(tokens);
        if (replaces(in, "DATABASE", "SCHEMA")) {
            return replacing(operation);
        }
        in.next();
        in.acceptIfExists();
        boolean creates = operation.kind() == OperationKind.CREATE_DATABASE;
        if (creates || !DatabaseStatements.seesOption(in)) {
            in.next();
        }
        return StatementPiece.of(
                operation,
                new Text(creates ? "CREATE DATABASE IF NOT EXISTS " : "ALTER DATABASE "),
                name(operation, 0),
                rest(in));
    }

    private StatementPiece createTable(Operation operation, StatementKind kind) {
        if (kind == StatementKind.CREATE_TABLE_SELECT) {
            return StatementPiece.unwritable(
                    operation, "CREATE TABLE … SELECT reads tables that the target may not have");
        }
        TokenCursor in = new TokenCursor(tokens);
        if (replaces(in, "TABLE")) {
            return replacing(operation);
        }
        Text head = new Text("CREATE TABLE IF NOT EXISTS ");
        if (kind == StatementKind.CREATE_TABLE_LIKE) {
            return StatementPiece.of(
                    operation, head, name(operation, 0), new Text(" LIKE "), name(operation, 1));
        }
        in.next();
        in.acceptIfExists();
        Names.table(in);
        return StatementPiece.of(operation, head, name(operation, 0), rest(in));
    }

    /** MySQL ends the CREATE TABLE of a CREATE TABLE … SELECT with START TRANSACTION. */
    private Text rest(TokenCursor in) {
        int end = tokens.size();
        boolean opens =
                end >= 2
                        && tokens.get(end - 2).is("START")
                        && tokens.get(end - 1).is("TRANSACTION");
        return new Text(" " + text.of(in.position(), opens ? end - 2 : end));
    }

    private StatementPiece index(Operation operation) {
        TokenCursor in = new TokenCursor(tokens);
        in.seek("CREATE", "DROP");
        final int verb = in.position();
        if (replaces(in, "INDEX")) {
            return replacing(operation);
        }
        in.next();
        in.acceptIfExists();
        int name = in.position();
        if (!in.seek("ON")) {
            throw new Names.UnreadableException();
        }
        in.next();
        String head =
                operation.kind() == OperationKind.DROP_INDEX
                        ? "DROP INDEX IF EXISTS " + text.of(name, in.position())
                        : text.of(verb, in.position());
        Names.table(in);
        in.acceptWait();
        return StatementPiece.of(operation, new Text(head + " "), name(operation, 0), rest(in));
    }

    /** Goes to the object's word; whether OR REPLACE stands before it. */
    private static boolean replaces(TokenCursor in, String... objects) {
        boolean replaces = false;
        while (!in.atEnd() && !in.seesAny(objects)) {
            replaces |= in.next().is("REPLACE");
        }
        return replaces;
    }

    private static StatementPiece replacing(Operation operation) {
        return StatementPiece.unwritable(operation, "the target does not know OR REPLACE here");
    }
}
