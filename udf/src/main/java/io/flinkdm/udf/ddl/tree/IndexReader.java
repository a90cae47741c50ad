package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Names;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;

/** Reads CREATE INDEX and DROP INDEX. Confined to one statement. */
final class IndexReader {

    private final TreeReader reader;

    IndexReader(TreeReader reader) {
        this.reader = reader;
    }

    DdlStatement create() {
        KeyKind kind = KeyKind.PLAIN;
        boolean replaces = false;
        while (!reader.in.atEnd() && !reader.in.sees("INDEX")) {
            String word = reader.in.next().value();
            replaces |= word.equalsIgnoreCase("REPLACE");
            kind = kind(word, kind);
        }
        reader.expect("INDEX");
        boolean unless = reader.acceptIfNotExists();
        String name = reader.name();
        KeyReader keys = new KeyReader(reader);
        String before = keys.options();
        reader.expect("ON");
        TableName table = Names.table(reader.in);
        reader.in.acceptWait();
        Definition.Key key = keys.rest(kind, name);
        String options = (before + " " + key.options()).strip();
        Existing kept = unless ? Existing.KEPT : Existing.REFUSED;
        return new DdlStatement.CreateIndex(
                table,
                new Definition.Key(kind, name, key.parts(), options),
                replaces ? Existing.REPLACED : kept,
                reader.rest());
    }

    private static KeyKind kind(String word, KeyKind otherwise) {
        for (KeyKind kind : KeyKind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return kind;
            }
        }
        return otherwise;
    }

    DdlStatement drop() {
        DdlParser.skipTo(reader, "INDEX");
        boolean ifExists = reader.acceptIfExists();
        String name = reader.name();
        reader.expect("ON");
        TableName table = Names.table(reader.in);
        reader.in.acceptWait();
        return new DdlStatement.DropIndex(table, name, ifExists, reader.rest());
    }
}
