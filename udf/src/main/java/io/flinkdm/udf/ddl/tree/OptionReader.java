package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Token;
import io.flinkdm.udf.ddl.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads options of tables and schemas. Confined to one statement. */
final class OptionReader {

    private final TreeReader reader;

    OptionReader(TreeReader reader) {
        this.reader = reader;
    }

    /**
     * Options with commas or without, up to what is none.
     *
     * @param ends keywords that are none
     */
    List<TableOption> readAll(String... ends) {
        List<TableOption> options = new ArrayList<>();
        while (seesOption(ends)) {
            options.add(read());
            reader.in.accept(',');
        }
        return options;
    }

    /** Options up to a comma. */
    List<TableOption> readItem() {
        List<TableOption> options = new ArrayList<>();
        while (seesOption("PARTITION", "REMOVE")) {
            options.add(read());
        }
        return options;
    }

    private boolean seesOption(String... ends) {
        return !reader.atItemEnd()
                && !reader.in.seesAny(ends)
                && reader.in.here().kind() != TokenKind.SYMBOL;
    }

    private TableOption read() {
        reader.in.accept("DEFAULT");
        if (reader.in.accept("START", "TRANSACTION")) {
            return new TableOption("START TRANSACTION", "");
        }
        if (reader.in.accept("WITH", "SYSTEM", "VERSIONING")) {
            return new TableOption("WITH SYSTEM VERSIONING", "");
        }
        if (reader.in.accept("CHARACTER", "SET")
                || reader.in.accept("CHAR", "SET")
                || reader.in.accept("CHARSET")) {
            return text(TableOption.CHARSET);
        }
        if (reader.in.accept("COLLATE")) {
            return text(TableOption.COLLATE);
        }
        return other();
    }

    private TableOption text(String name) {
        reader.in.accept('=');
        return new TableOption(name, reader.lowerName());
    }

    private TableOption other() {
        Token first = reader.in.next();
        String name =
                first.kind() == TokenKind.QUOTED_NAME
                        ? first.value()
                        : first.value().toUpperCase(Locale.ROOT);
        if ((name.equals("DATA") || name.equals("INDEX")) && reader.in.accept("DIRECTORY")) {
            name += " DIRECTORY";
        } else if (name.equals("READ") && reader.in.accept("ONLY")) {
            name += " ONLY";
        }
        reader.in.accept('=');
        if (reader.in.here().isSymbol('-')) {
            reader.in.next();
        }
        int from = reader.in.position();
        if (!reader.atItemEnd()) {
            reader.step();
        }
        return new TableOption(name, reader.textFrom(from));
    }
}
