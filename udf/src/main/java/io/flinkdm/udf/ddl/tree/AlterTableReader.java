package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Names;
import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.tree.AlterSpec.PartitionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the parts of ALTER TABLE. Confined to one statement. */
final class AlterTableReader {

    private final TreeReader reader;
    private final ColumnReader columns;
    private final KeyReader keys;
    private final OptionReader options;
    private final List<AlterSpec> specs = new ArrayList<>();

    AlterTableReader(TreeReader reader) {
        this.reader = reader;
        this.columns = new ColumnReader(reader);
        this.keys = new KeyReader(reader);
        this.options = new OptionReader(reader);
    }

    /** From behind the table's name. */
    List<AlterSpec> read() {
        while (!reader.in.atEnd() && !reader.atSemicolon()) {
            readSpec();
            if (!reader.in.accept(',') && !partitioning() && !reader.atItemEnd()) {
                throw new Names.UnreadableException();
            }
        }
        return specs;
    }

    /** It may stand behind the last part without a comma. */
    private boolean partitioning() {
        return reader.in.sees("PARTITION", "BY") || reader.in.sees("REMOVE", "PARTITIONING");
    }

    private void readSpec() {
        int from = reader.in.position();
        if (partitioning()) {
            reader.rest();
            addText(from);
        } else if (seesPartitionWork()) {
            readPartitionWork(from);
        } else if (reader.in.accept("ADD")) {
            readAddition(from);
        } else if (reader.in.accept("DROP")) {
            readDrop(from);
        } else if (reader.in.accept("MODIFY")) {
            reader.in.accept("COLUMN");
            boolean ifExists = reader.acceptIfExists();
            String name = reader.name();
            change(name, name, ifExists);
        } else if (reader.in.accept("CHANGE")) {
            reader.in.accept("COLUMN");
            boolean ifExists = reader.acceptIfExists();
            change(reader.name(), reader.name(), ifExists);
        } else if (reader.in.accept("RENAME")) {
            readRename();
        } else if (reader.in.accept("ALTER")) {
            readAlter(from);
        } else {
            readRarer(from);
        }
    }

    private void addText(int from) {
        specs.add(new AlterSpec.Other(reader.textFrom(from)));
    }

    private void addRest(int from) {
        reader.restOfItem();
        addText(from);
    }

    private boolean seesPartitionWork() {
        return reader.in.here().isName()
                && reader.in.ahead(1).is("PARTITION")
                && !reader.in.seesAny("CONVERT", "CHANGE", "MODIFY");
    }

    /** Nothing may stand beside it, and its list of partitions has commas of its own. */
    private void readPartitionWork(int from) {
        if (reader.in.sees("EXCHANGE") && reader.in.seek("TABLE")) {
            readPartitionTable(PartitionTable.Move.EXCHANGE, from);
            return;
        }
        reader.rest();
        addText(from);
    }

    private void readPartitionTable(PartitionTable.Move move, int from) {
        reader.expect("TABLE");
        String before = reader.textFrom(from);
        specs.add(new PartitionTable(move, before, Names.table(reader.in), reader.rest()));
    }

    private void readAddition(int from) {
        boolean column = reader.in.accept("COLUMN");
        boolean ifNotExists = reader.acceptIfNotExists();
        if (reader.in.accept('(')) {
            do {
                addDefinition(true, ifNotExists);
            } while (reader.in.accept(','));
            reader.expect(')');
        } else if (!column && seesNoDefinition()) {
            addRest(from);
        } else {
            addDefinition(false, ifNotExists);
        }
    }

    private boolean seesNoDefinition() {
        return reader.in.sees("SYSTEM", "VERSIONING") || reader.in.sees("PERIOD", "FOR");
    }

    /** In a list no column says where it goes. */
    private void addDefinition(boolean listed, boolean ifNotExists) {
        if (!keys.sees()) {
            Definition.Column column = columns.read();
            Position place = listed ? Position.DEFAULT : columns.position();
            specs.add(new AlterSpec.AddColumn(column, place, ifNotExists));
            return;
        }
        Definition found = keys.read();
        boolean unless = ifNotExists || keys.saidIfNotExists();
        if (found instanceof Definition.Key key) {
            specs.add(new AlterSpec.AddKey(key, unless));
        } else if (found instanceof Definition.ForeignKey key) {
            specs.add(new AlterSpec.AddForeignKey(key, unless));
        } else {
            specs.add(new AlterSpec.Other("ADD " + ((Definition.Other) found).text()));
        }
    }

    private void readDrop(int from) {
        if (reader.in.accept("PRIMARY", "KEY")) {
            specs.add(new AlterSpec.DropKey("PRIMARY", false));
        } else if (reader.in.accept("INDEX") || reader.in.accept("KEY")) {
            boolean ifExists = reader.acceptIfExists();
            specs.add(new AlterSpec.DropKey(reader.name(), ifExists));
        } else if (reader.in.accept("FOREIGN", "KEY")) {
            dropConstraint("FOREIGN KEY");
        } else if (reader.in.seesAny("CHECK", "CONSTRAINT")) {
            dropConstraint(reader.in.next().value().toUpperCase(Locale.ROOT));
        } else if (seesNoDefinition()) {
            addRest(from);
        } else {
            reader.in.accept("COLUMN");
            boolean ifExists = reader.acceptIfExists();
            specs.add(new AlterSpec.DropColumn(reader.name(), ifExists));
            if (!reader.in.accept("RESTRICT")) {
                reader.in.accept("CASCADE");
            }
        }
    }

    private void dropConstraint(String kind) {
        boolean ifExists = reader.acceptIfExists();
        specs.add(new AlterSpec.DropConstraint(kind, reader.name(), ifExists));
    }

    private void change(String column, String newName, boolean ifExists) {
        Definition.Column definition = columns.read(newName);
        Position position = columns.position();
        specs.add(new AlterSpec.ChangeColumn(column, definition, position, ifExists));
    }

    private void readRename() {
        if (reader.in.accept("COLUMN")) {
            boolean ifExists = reader.acceptIfExists();
            String from = reader.name();
            reader.expect("TO");
            specs.add(new AlterSpec.RenameColumn(from, reader.name(), ifExists));
        } else if (reader.in.accept("INDEX") || reader.in.accept("KEY")) {
            boolean ifExists = reader.acceptIfExists();
            String from = reader.name();
            reader.expect("TO");
            specs.add(new AlterSpec.RenameKey(from, reader.name(), ifExists));
        } else {
            if (!reader.in.accept("TO") && !reader.in.accept("AS")) {
                reader.in.accept('=');
            }
            specs.add(new AlterSpec.RenameTable(Names.table(reader.in)));
        }
    }

    /** ALTER INDEX, ALTER CHECK and ALTER COLUMN … SET VISIBLE leave the structure alone. */
    private void readAlter(int from) {
        if (reader.in.seesAny("INDEX", "KEY", "CHECK", "CONSTRAINT")) {
            addRest(from);
            return;
        }
        reader.in.accept("COLUMN");
        boolean ifExists = reader.acceptIfExists();
        String column = reader.name();
        if (reader.in.accept("SET", "DEFAULT")) {
            specs.add(new AlterSpec.ChangeDefault(column, reader.value(), ifExists));
        } else if (reader.in.accept("DROP", "DEFAULT")) {
            specs.add(new AlterSpec.ChangeDefault(column, "", ifExists));
        } else {
            addRest(from);
        }
    }

    private void readRarer(int from) {
        if (reader.in.accept("ORDER", "BY")) {
            readOrder(from);
        } else if (reader.in.accept("CONVERT", "TO")) {
            readConversion();
        } else if (reader.in.sees("CONVERT", "PARTITION") && reader.in.seek("TABLE")) {
            readPartitionTable(PartitionTable.Move.TO_TABLE, from);
        } else if (reader.in.sees("CONVERT", "TABLE")) {
            reader.in.next();
            readPartitionTable(PartitionTable.Move.FROM_TABLE, from);
        } else if (reader.in.seesAny("ALGORITHM", "LOCK", "FORCE", "ENABLE", "DISABLE")
                || reader.in.seesAny("DISCARD", "IMPORT", "WITHOUT", "WITH")) {
            addRest(from);
        } else {
            List<TableOption> found = options.readItem();
            if (found.isEmpty()) {
                throw new Names.UnreadableException();
            }
            specs.add(new AlterSpec.SetOptions(found));
        }
    }

    /** {@code ORDER BY a, b DESC}: a comma belongs to it while a bare column follows. */
    private void readOrder(int from) {
        reader.restOfItem();
        while (reader.in.here().isSymbol(',')
                && reader.in.ahead(1).isName()
                && endsColumn(reader.in.ahead(2))) {
            reader.in.next();
            reader.restOfItem();
        }
        addText(from);
    }

    private static boolean endsColumn(Token token) {
        return token.isSymbol(',') || token.isSymbol(';') || token.is("ASC") || token.is("DESC");
    }

    private void readConversion() {
        if (!reader.in.accept("CHARACTER", "SET") && !reader.in.accept("CHAR", "SET")) {
            reader.expect("CHARSET");
        }
        reader.in.accept('=');
        String charset = reader.lowerName();
        String collation = "";
        if (reader.in.accept("COLLATE")) {
            reader.in.accept('=');
            collation = reader.lowerName();
        }
        specs.add(new AlterSpec.ConvertCharset(charset, collation));
    }
}
