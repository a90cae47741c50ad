package io.flinkdm.udf.ddl;

import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operations of one ALTER TABLE in their order. Confined to one call. */
final class AlterationReader {

    private static final Map<String, OperationKind> PARTITION_WORK =
            Map.of(
                    "DROP", OperationKind.DROP_PARTITION,
                    "TRUNCATE", OperationKind.TRUNCATE_PARTITION,
                    "REORGANIZE", OperationKind.REORGANIZE_PARTITION,
                    "REBUILD", OperationKind.REBUILD_PARTITION,
                    "COALESCE", OperationKind.COALESCE_PARTITION,
                    "EXCHANGE", OperationKind.EXCHANGE_PARTITION);

    private static final String[] CONSTRAINTS = {
        "INDEX", "KEY", "UNIQUE", "PRIMARY", "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK", "CONSTRAINT"
    };

    private final TokenCursor in;
    private final String defaultSchema;
    private final List<Alteration> found = new ArrayList<>();
    private TableId table;
    private int start;
    private boolean listed;

    AlterationReader(TokenCursor in, String defaultSchema) {
        this.in = in;
        this.defaultSchema = defaultSchema;
    }

    List<Alteration> read() {
        if (!in.seek("TABLE", "TABLES")) {
            throw new Names.UnreadableException();
        }
        in.next();
        in.acceptIfExists();
        table = Names.table(in).in(defaultSchema);
        in.acceptWait();
        do {
            start = in.position();
            readOperation();
            finish();
        } while (in.accept(',') || seesPartitioning());
        return found;
    }

    /** The operation goes on to the next comma. */
    private void finish() {
        skipToComma();
        int last = found.size() - 1;
        if (last >= 0 && found.get(last).isOpen()) {
            found.set(last, found.get(last).endingAt(in.position()));
        }
    }

    /** It may stand behind the last operation without a comma. */
    private boolean seesPartitioning() {
        return in.sees("PARTITION", "BY") || in.sees("REMOVE", "PARTITIONING");
    }

    private void readOperation() {
        if (seesPartitioning()) {
            add(OperationKind.OTHER_ALTERATION);
            while (!in.atEnd()) {
                in.next();
            }
        } else if (seesPartitionWork()) {
            readPartitionWork();
        } else if (in.accept("ADD")) {
            readAddition();
        } else if (in.accept("DROP")) {
            add(dropped());
        } else if (in.accept("RENAME")) {
            readRename();
        } else if (in.accept("ORDER", "BY")) {
            readOrder();
        } else if (in.accept("CONVERT")) {
            readConversion();
        } else {
            add(changed());
        }
    }

    private void add(OperationKind kind) {
        int none = Alteration.NONE;
        found.add(new Alteration(Operation.of(kind, table), start, none, none, none, listed));
    }

    private TableId addWithName(OperationKind kind) {
        int name = in.position();
        TableId other = Names.table(in).in(defaultSchema);
        Operation operation = Operation.of(kind, table, other);
        found.add(new Alteration(operation, start, Alteration.NONE, name, in.position(), listed));
        return other;
    }

    private boolean seesPartitionWork() {
        return in.here().kind() == TokenKind.WORD
                && in.ahead(1).is("PARTITION")
                && !in.seesAny("ADD", "CONVERT");
    }

    /** Nothing may stand beside it, and its list of partitions has commas of its own. */
    private void readPartitionWork() {
        String work = in.next().value().toUpperCase(Locale.ROOT);
        in.next();
        OperationKind kind = PARTITION_WORK.getOrDefault(work, OperationKind.OTHER_ALTERATION);
        if (kind == OperationKind.EXCHANGE_PARTITION && in.seek("TABLE")) {
            in.next();
            addWithName(kind);
            return;
        }
        add(kind);
        while (!in.atEnd()) {
            in.next();
        }
    }

    private void readAddition() {
        boolean column = in.accept("COLUMN");
        in.acceptIfExists();
        if (in.here().isSymbol('(')) {
            readDefinitions();
        } else {
            add(column ? OperationKind.ADD_COLUMN : added());
        }
    }

    /** {@code (a INT, b INT, KEY (a))}: one operation each. */
    private void readDefinitions() {
        in.next();
        listed = true;
        do {
            start = in.position();
            add(added());
            finish();
        } while (in.accept(','));
        listed = false;
        in.accept(')');
    }

    private OperationKind added() {
        if (in.seesAny(CONSTRAINTS) || in.sees("VECTOR", "INDEX") || in.sees("VECTOR", "KEY")) {
            return OperationKind.ADD_CONSTRAINT;
        }
        return in.sees("PARTITION") || seesVersioning()
                ? OperationKind.OTHER_ALTERATION
                : OperationKind.ADD_COLUMN;
    }

    /** MariaDB's system-versioned tables. */
    private boolean seesVersioning() {
        return in.sees("SYSTEM", "VERSIONING") || in.sees("PERIOD", "FOR");
    }

    private OperationKind dropped() {
        if (in.seesAny("INDEX", "KEY")) {
            return OperationKind.DROP_INDEX;
        }
        if (in.sees("PRIMARY")) {
            return OperationKind.DROP_PRIMARY_KEY;
        }
        return in.seesAny("FOREIGN", "CHECK", "CONSTRAINT") || seesVersioning()
                ? OperationKind.OTHER_ALTERATION
                : OperationKind.DROP_COLUMN;
    }

    private void readRename() {
        if (in.sees("COLUMN")) {
            add(OperationKind.RENAME_COLUMN);
        } else if (in.seesAny("INDEX", "KEY")) {
            add(OperationKind.RENAME_INDEX);
        } else {
            if (!in.accept("TO") && !in.accept("AS")) {
                in.accept('=');
            }
            table = addWithName(OperationKind.RENAME_TABLE);
        }
    }

    /** {@code ORDER BY a, b DESC}: a comma belongs to it while a bare column follows. */
    private void readOrder() {
        add(OperationKind.OTHER_ALTERATION);
        skipToComma();
        while (in.here().isSymbol(',') && in.ahead(1).isName() && endsColumn(in.ahead(2))) {
            in.next();
            skipToComma();
        }
    }

    private static boolean endsColumn(Token token) {
        return token.isSymbol(',') || token.isSymbol(';') || token.is("ASC") || token.is("DESC");
    }

    /** {@code CONVERT TO CHARACTER SET}; MariaDB: CONVERT PARTITION and CONVERT TABLE. */
    private void readConversion() {
        if (in.accept("TO")) {
            add(OperationKind.CHANGE_CHARSET);
            return;
        }
        if (!in.seek("TABLE")) {
            throw new Names.UnreadableException();
        }
        in.next();
        addWithName(OperationKind.OTHER_ALTERATION);
    }

    private OperationKind changed() {
        if (in.sees("MODIFY")) {
            return OperationKind.MODIFY_COLUMN;
        }
        if (in.sees("CHANGE")) {
            return OperationKind.CHANGE_COLUMN;
        }
        return in.accept("ALTER") ? altered() : option();
    }

    /** {@code ALTER [COLUMN] c SET DEFAULT x}; ALTER INDEX and ALTER CHECK are none. */
    private OperationKind altered() {
        boolean other = in.seesAny("INDEX", "KEY", "CHECK", "CONSTRAINT");
        return !other && seeksBeforeComma("DEFAULT")
                ? OperationKind.CHANGE_DEFAULT
                : OperationKind.OTHER_ALTERATION;
    }

    /** Table options, with or without commas between them: the first that has a name counts. */
    private OperationKind option() {
        while (!atComma()) {
            if (in.seesAny("CHARSET", "CHARACTER")) {
                return OperationKind.CHANGE_CHARSET;
            }
            if (in.sees("COLLATE")) {
                return OperationKind.CHANGE_COLLATION;
            }
            if (in.sees("ENGINE")) {
                return OperationKind.CHANGE_ENGINE;
            }
            step();
        }
        return OperationKind.OTHER_ALTERATION;
    }

    private boolean seeksBeforeComma(String keyword) {
        while (!atComma() && !in.sees(keyword)) {
            step();
        }
        return in.sees(keyword);
    }

    private void skipToComma() {
        while (!atComma()) {
            step();
        }
    }

    /** Also at the parenthesis that closes a list of definitions. */
    private boolean atComma() {
        return in.atEnd()
                || in.here().isSymbol(',')
                || in.here().isSymbol(')')
                || seesPartitioning();
    }

    private void step() {
        if (in.here().isSymbol('(')) {
            in.skipParentheses();
        } else {
            in.next();
        }
    }
}
