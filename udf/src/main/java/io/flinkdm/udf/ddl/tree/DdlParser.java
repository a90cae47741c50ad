package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.DatabaseStatements;
import io.flinkdm.udf.ddl.Names;
import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.ddl.SqlTokenizer;
import io.flinkdm.udf.ddl.StatementKind;
import io.flinkdm.udf.ddl.StatementKind.Effect;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenCursor;
import io.flinkdm.udf.ddl.TokenText;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a statement of a source into a tree. It never throws: what changes schemas or tables and
 * cannot be read is a {@link DdlStatement.Other} of kind UNKNOWN. Called for each DDL of the binlog
 * and for structures that were kept as text. Immutable.
 */
public final class DdlParser {

    private final Set<SqlOption> options;
    private final StatementReader kinds;

    /**
     * @param options of the sql_mode the statement ran under
     */
    public DdlParser(Set<SqlOption> options) {
        this.options = Set.copyOf(options);
        this.kinds = new StatementReader(this.options);
    }

    public DdlStatement parse(String sql) {
        List<Token> tokens = SqlTokenizer.tokenize(sql, options);
        TokenText text = new TokenText(sql, tokens, options);
        StatementKind kind = kinds.read(sql).kind();
        try {
            TreeReader reader = new TreeReader(new TokenCursor(tokens), text);
            skipSettings(reader);
            return read(kind, reader);
        } catch (Names.UnreadableException | IllegalArgumentException e) {
            boolean changes = kind.effect() == Effect.SCHEMA || kind.effect() == Effect.TABLE;
            return new DdlStatement.Other(
                    changes ? StatementKind.UNKNOWN : kind, text.of(0, tokens.size()).strip());
        }
    }

    /** MariaDB's {@code SET STATEMENT variable = value FOR}. */
    private static void skipSettings(TreeReader reader) {
        if (reader.in.accept("SET", "STATEMENT") && reader.in.seek("FOR")) {
            reader.in.next();
        }
    }

    private static DdlStatement read(StatementKind kind, TreeReader reader) {
        switch (kind) {
            case CREATE_DATABASE, ALTER_DATABASE, DROP_DATABASE:
                return database(kind, reader);
            case CREATE_TABLE, CREATE_TABLE_LIKE, CREATE_TABLE_SELECT, CREATE_TEMPORARY_TABLE:
                boolean replaces = skipTo(reader, "TABLE", "TABLES");
                return new CreateTableReader(reader)
                        .read(replaces, kind == StatementKind.CREATE_TEMPORARY_TABLE);
            case ALTER_TABLE:
                return alterTable(reader);
            case DROP_TABLE, DROP_TEMPORARY_TABLE:
                skipTo(reader, "TABLE", "TABLES");
                boolean ifExists = reader.acceptIfExists();
                return new DdlStatement.DropTable(
                        Names.tables(reader.in),
                        ifExists,
                        kind == StatementKind.DROP_TEMPORARY_TABLE);
            case TRUNCATE_TABLE:
                reader.expect("TRUNCATE");
                reader.in.accept("TABLE");
                return new DdlStatement.TruncateTable(Names.table(reader.in));
            case RENAME_TABLE:
                return renameTable(reader);
            case CREATE_INDEX:
                return new IndexReader(reader).create();
            case DROP_INDEX:
                return new IndexReader(reader).drop();
            default:
                return new DdlStatement.Other(kind, reader.rest());
        }
    }

    /** Goes behind the object's word; whether OR REPLACE stands before it. */
    static boolean skipTo(TreeReader reader, String... objects) {
        boolean replaces = false;
        while (!reader.in.atEnd() && !reader.in.seesAny(objects)) {
            replaces |= reader.in.next().is("REPLACE");
        }
        reader.in.next();
        return replaces;
    }

    private static DdlStatement database(StatementKind kind, TreeReader reader) {
        boolean replaces = skipTo(reader, "DATABASE", "SCHEMA");
        if (kind == StatementKind.DROP_DATABASE) {
            boolean ifExists = reader.acceptIfExists();
            return new DdlStatement.DropDatabase(reader.name(), ifExists);
        }
        boolean creates = kind == StatementKind.CREATE_DATABASE;
        boolean unless = reader.acceptIfNotExists();
        OptionReader options = new OptionReader(reader);
        if (!creates) {
            String name = DatabaseStatements.seesOption(reader.in) ? "" : reader.name();
            return new DdlStatement.AlterDatabase(name, options.readAll());
        }
        String name = reader.name();
        Existing kept = unless ? Existing.KEPT : Existing.REFUSED;
        return new DdlStatement.CreateDatabase(
                name, replaces ? Existing.REPLACED : kept, options.readAll());
    }

    private static DdlStatement alterTable(TreeReader reader) {
        skipTo(reader, "TABLE", "TABLES");
        boolean ifExists = reader.acceptIfExists();
        TableName table = Names.table(reader.in);
        reader.in.acceptWait();
        return new DdlStatement.AlterTable(table, ifExists, new AlterTableReader(reader).read());
    }

    private static DdlStatement renameTable(TreeReader reader) {
        skipTo(reader, "TABLE", "TABLES");
        boolean ifExists = reader.acceptIfExists();
        List<DdlStatement.RenameTable.Rename> renames = new ArrayList<>();
        do {
            TableName from = Names.table(reader.in);
            reader.in.acceptWait();
            reader.expect("TO");
            renames.add(new DdlStatement.RenameTable.Rename(from, Names.table(reader.in)));
        } while (reader.in.accept(','));
        return new DdlStatement.RenameTable(renames, ifExists);
    }
}
