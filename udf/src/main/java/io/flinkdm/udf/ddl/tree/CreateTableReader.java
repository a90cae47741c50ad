package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Names;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.DdlStatement.CreateTable;
import io.flinkdm.udf.ddl.tree.DdlStatement.CreateTableLike;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE TABLE. Confined to one statement. */
final class CreateTableReader {

    private static final String[] QUERY = {
        "SELECT", "AS", "WITH", "TABLE", "VALUES", "IGNORE", "REPLACE"
    };

    private final TreeReader reader;
    private final ColumnReader columns;
    private final KeyReader keys;
    private final OptionReader options;

    CreateTableReader(TreeReader reader) {
        this.reader = reader;
        this.columns = new ColumnReader(reader);
        this.keys = new KeyReader(reader);
        this.options = new OptionReader(reader);
    }

    /** From behind TABLE. */
    DdlStatement read(boolean replaces, boolean temporary) {
        Existing kept = reader.acceptIfNotExists() ? Existing.KEPT : Existing.REFUSED;
        Existing existing = replaces ? Existing.REPLACED : kept;
        TableName table = Names.table(reader.in);
        if (reader.in.here().isSymbol('(') && reader.in.ahead(1).is("LIKE")) {
            reader.in.next();
        }
        if (reader.in.accept("LIKE")) {
            return new CreateTableLike(table, existing, temporary, Names.table(reader.in));
        }
        List<Definition> definitions = definitions();
        List<TableOption> tableOptions = tableOptions();
        int from = reader.in.position();
        while (reader.in.sees("PARTITION") && !reader.in.atEnd() && !reader.atSemicolon()) {
            readPartitioning();
        }
        String partitioning = reader.textFrom(from);
        tableOptions.addAll(tableOptions());
        return new CreateTable(
                table, existing, temporary, definitions, tableOptions, partitioning, reader.rest());
    }

    private List<TableOption> tableOptions() {
        List<TableOption> found = new ArrayList<>();
        while (!seesQuery() && !reader.in.sees("PARTITION") && !reader.atItemEnd()) {
            found.addAll(options.readAll("PARTITION", "SELECT", "AS", "IGNORE", "REPLACE"));
            if (reader.in.here().isSymbol('(')) {
                break;
            }
        }
        return found;
    }

    /** WITH SYSTEM VERSIONING is an option. */
    private boolean seesQuery() {
        return reader.in.seesAny(QUERY) && !reader.in.sees("WITH", "SYSTEM");
    }

    /** To the query or to options behind it, which MariaDB writes there. */
    private void readPartitioning() {
        while (!reader.in.atEnd() && !reader.atSemicolon() && !endsPartitioning()) {
            reader.step();
        }
    }

    private boolean endsPartitioning() {
        return reader.in.seesAny("SELECT", "AS", "IGNORE", "REPLACE")
                || reader.in.sees("WITH", "SYSTEM")
                || reader.in.sees("START", "TRANSACTION");
    }

    private List<Definition> definitions() {
        List<Definition> found = new ArrayList<>();
        if (!reader.in.here().isSymbol('(') || reader.in.ahead(1).is("SELECT")) {
            return found;
        }
        reader.in.next();
        do {
            found.add(keys.sees() ? keys.read() : columns.read());
            if (!reader.atItemEnd()) {
                throw new Names.UnreadableException();
            }
        } while (reader.in.accept(','));
        reader.expect(')');
        return found;
    }
}
