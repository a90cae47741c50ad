package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Names;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;
import java.util.List;

/** Reads keys and constraints. Confined to one statement. */
final class KeyReader {

    private static final String[] STARTS = {
        "INDEX", "KEY", "UNIQUE", "PRIMARY", "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK", "CONSTRAINT"
    };

    private final TreeReader reader;
    private boolean ifNotExists;

    KeyReader(TreeReader reader) {
        this.reader = reader;
    }

    boolean sees() {
        return reader.in.seesAny(STARTS)
                || reader.in.sees("VECTOR", "INDEX")
                || reader.in.sees("VECTOR", "KEY")
                || reader.in.sees("PERIOD", "FOR");
    }

    /** Whether the last one said IF NOT EXISTS. */
    boolean saidIfNotExists() {
        return ifNotExists;
    }

    Definition read() {
        ifNotExists = false;
        int from = reader.in.position();
        String symbol = "";
        if (reader.in.accept("CONSTRAINT")) {
            acceptIfNotExists();
            symbol =
                    reader.in.seesAny("PRIMARY", "UNIQUE", "FOREIGN", "CHECK") ? "" : reader.name();
        }
        if (reader.in.accept("PRIMARY", "KEY")) {
            return key(KeyKind.PRIMARY, "");
        }
        if (reader.in.accept("UNIQUE")) {
            return index(KeyKind.UNIQUE, symbol);
        }
        if (reader.in.accept("FULLTEXT")) {
            return index(KeyKind.FULLTEXT, "");
        }
        if (reader.in.accept("SPATIAL")) {
            return index(KeyKind.SPATIAL, "");
        }
        if (reader.in.accept("VECTOR")) {
            return index(KeyKind.VECTOR, "");
        }
        if (reader.in.accept("FOREIGN", "KEY")) {
            return foreignKey(symbol);
        }
        if (reader.in.seesAny("INDEX", "KEY")) {
            return index(KeyKind.PLAIN, "");
        }
        reader.restOfItem();
        return new Definition.Other(reader.textFrom(from));
    }

    private void acceptIfNotExists() {
        ifNotExists |= reader.acceptIfNotExists();
    }

    private Definition.Key index(KeyKind kind, String symbol) {
        if (!reader.in.accept("INDEX")) {
            reader.in.accept("KEY");
        }
        return key(kind, symbol);
    }

    private Definition.Key key(KeyKind kind, String symbol) {
        acceptIfNotExists();
        String name = optionalName();
        acceptIfNotExists();
        if (kind == KeyKind.PRIMARY) {
            return rest(kind, "");
        }
        return rest(kind, name.isEmpty() ? symbol : name);
    }

    /** From behind the name: also what follows {@code ON table} of CREATE INDEX. */
    Definition.Key rest(KeyKind kind, String name) {
        String before = options();
        List<Definition.KeyPart> parts = reader.keyParts();
        return new Definition.Key(kind, name, parts, (before + " " + options()).strip());
    }

    /** To the parts, or to what ends the key. */
    String options() {
        int from = reader.in.position();
        while (!reader.atItemEnd()
                && !reader.in.here().isSymbol('(')
                && !reader.in.seesAny("ALGORITHM", "LOCK", "WAIT", "NOWAIT", "ON")
                && !reader.in.sees("PARTITION", "BY")
                && !reader.in.sees("REMOVE", "PARTITIONING")) {
            reader.in.next();
        }
        return reader.textFrom(from);
    }

    private String optionalName() {
        boolean unnamed =
                reader.in.here().isSymbol('(') || reader.in.seesAny("USING", "TYPE", "IF");
        return unnamed ? "" : reader.name();
    }

    private Definition.ForeignKey foreignKey(String symbol) {
        acceptIfNotExists();
        String index = reader.in.here().isSymbol('(') ? "" : reader.name();
        List<Definition.KeyPart> parts = reader.keyParts();
        reader.expect("REFERENCES");
        TableName table = Names.table(reader.in);
        return new Definition.ForeignKey(symbol, index, parts, table, reader.textTo("PARTITION"));
    }
}
