package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.StatementKind;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Applies a source's statements to the structures of its tables. A statement is applied whole, as
 * the source ran it, before anything of it is filtered, split or routed. Tables that are not among
 * the structures given are left alone where the statement could do without them, such as the tables
 * of a DROP, and are an error where it could not. Immutable.
 */
public final class SchemaTracker {

    private final ServerDefaults defaults;

    /** For texts that no session of the source's users wrote. */
    private final ServerDefaults plain;

    public SchemaTracker(ServerDefaults defaults) {
        this.defaults = defaults;
        this.plain = defaults.withSqlMode(Set.of());
    }

    /**
     * The structure that SHOW CREATE TABLE says, asked for under a sql_mode without ANSI_QUOTES and
     * NO_BACKSLASH_ESCAPES, or {@link TrackedTable#createTable}.
     *
     * @throws MigrationException 44009 when the text is no CREATE TABLE with columns
     */
    public TrackedTable table(String createTable) {
        DdlStatement read = new DdlParser(plain.options()).parse(createTable);
        if (read instanceof DdlStatement.CreateTable create && !create.definitions().isEmpty()) {
            return new TableCreator(plain).create(create, plain.text());
        }
        throw new MigrationException(
                ErrorCode.SCHEMA_TRACKER_INVALID_CREATE_TABLE_STMT,
                "cannot read the structure of \"" + createTable + "\"");
    }

    /**
     * The structures after a statement.
     *
     * @param defaultSchema of the session that ran it
     * @throws MigrationException 44005 for a table that is not among the structures, 44006 for a
     *     statement they do not fit, or one whose effect cannot be told
     */
    public Structures apply(DdlStatement statement, String defaultSchema, Structures before) {
        return statement.accept(new Step(defaultSchema, before));
    }

    /** One statement. */
    private final class Step implements DdlStatement.Visitor<Structures> {

        private final String defaultSchema;
        private final Structures before;

        Step(String defaultSchema, Structures before) {
            this.defaultSchema = defaultSchema;
            this.before = before;
        }

        private TableId id(TableName name) {
            TableId id = name.in(defaultSchema);
            return defaults.lowerCaseNames()
                    ? new TableId(lower(id.schema()), lower(id.table()))
                    : id;
        }

        private String schema(String name) {
            String schema = name.isEmpty() ? defaultSchema : name;
            return defaults.lowerCaseNames() ? lower(schema) : schema;
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        private TextDefaults text(String schema) {
            return before.schemas().getOrDefault(schema, defaults.text());
        }

        private TrackedTable known(TableId table) {
            return before.table(table)
                    .orElseThrow(
                            () ->
                                    new MigrationException(
                                            ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE,
                                            "the structure of " + table + " is not known"));
        }

        private boolean kept(TableId table, Existing existing) {
            return existing == Existing.KEPT && before.table(table).isPresent();
        }

        @Override
        public Structures createDatabase(DdlStatement.CreateDatabase statement) {
            String name = schema(statement.schema());
            if (statement.existing() == Existing.KEPT && before.schemas().containsKey(name)) {
                return before;
            }
            TextDefaults text =
                    new TextClauses(defaults)
                            .of(statement.options(), defaults.text(), defaults.text());
            return before.withoutSchema(name).withSchema(name, text);
        }

        @Override
        public Structures alterDatabase(DdlStatement.AlterDatabase statement) {
            String name = schema(statement.schema());
            TextDefaults text =
                    new TextClauses(defaults).of(statement.options(), text(name), defaults.text());
            return before.withSchema(name, text);
        }

        @Override
        public Structures dropDatabase(DdlStatement.DropDatabase statement) {
            return before.withoutSchema(schema(statement.schema()));
        }

        @Override
        public Structures createTable(DdlStatement.CreateTable statement) {
            TableId id = id(statement.table());
            if (statement.temporary() || kept(id, statement.existing())) {
                return before;
            }
            if (!statement.query().isEmpty()) {
                throw untold("the columns of CREATE TABLE … SELECT");
            }
            return before.with(id, new TableCreator(defaults).create(statement, text(id.schema())));
        }

        @Override
        public Structures createTableLike(DdlStatement.CreateTableLike statement) {
            TableId id = id(statement.table());
            if (statement.temporary() || kept(id, statement.existing())) {
                return before;
            }
            TrackedTable pattern = known(id(statement.pattern()));
            return before.with(
                    id,
                    new TrackedTable(
                            pattern.text(),
                            pattern.columns(),
                            pattern.keys().stream()
                                    .map(key -> new TrackedKey(key.definition(), false))
                                    .toList()));
        }

        @Override
        public Structures alterTable(DdlStatement.AlterTable statement) {
            TableId id = id(statement.table());
            if (statement.ifExists() && before.table(id).isEmpty()) {
                return before;
            }
            TrackedTable altered =
                    TableAlterer.alter(defaults, known(id), statement, text(id.schema()));
            Structures after = before.with(id, altered);
            for (AlterSpec spec : statement.specs()) {
                if (spec instanceof AlterSpec.RenameTable rename) {
                    after = after.without(id).with(id(rename.to()), altered);
                } else if (spec instanceof AlterSpec.PartitionTable partition) {
                    after = moved(partition, altered, after);
                }
            }
            return after;
        }

        private Structures moved(
                AlterSpec.PartitionTable partition, TrackedTable altered, Structures after) {
            switch (partition.move()) {
                case TO_TABLE:
                    return after.with(id(partition.other()), altered);
                case FROM_TABLE:
                    return after.without(id(partition.other()));
                default:
                    return after;
            }
        }

        @Override
        public Structures dropTable(DdlStatement.DropTable statement) {
            Structures after = before;
            for (TableName table : statement.tables()) {
                after = statement.temporary() ? after : after.without(id(table));
            }
            return after;
        }

        @Override
        public Structures truncateTable(DdlStatement.TruncateTable statement) {
            return before;
        }

        /** A table that is not known may be one that is not migrated. */
        @Override
        public Structures renameTable(DdlStatement.RenameTable statement) {
            Structures after = before;
            for (DdlStatement.RenameTable.Rename rename : statement.renames()) {
                Optional<TrackedTable> table = after.table(id(rename.from()));
                after = after.without(id(rename.from()));
                if (table.isPresent()) {
                    after = after.with(id(rename.to()), table.get());
                }
            }
            return after;
        }

        @Override
        public Structures createIndex(DdlStatement.CreateIndex statement) {
            TableId id = id(statement.table());
            TrackedTable table = known(id);
            boolean there = table.key(statement.key().name()).isPresent();
            if (there && statement.existing() == Existing.KEPT) {
                return before;
            }
            boolean replaces = there && statement.existing() == Existing.REPLACED;
            return changed(
                    id,
                    table,
                    replaces
                            ? new AlterSpec[] {
                                new AlterSpec.DropKey(statement.key().name(), true),
                                new AlterSpec.AddKey(statement.key(), false)
                            }
                            : new AlterSpec[] {new AlterSpec.AddKey(statement.key(), false)});
        }

        @Override
        public Structures dropIndex(DdlStatement.DropIndex statement) {
            TableId id = id(statement.table());
            return changed(
                    id, known(id), new AlterSpec.DropKey(statement.index(), statement.ifExists()));
        }

        private Structures changed(TableId id, TrackedTable table, AlterSpec... specs) {
            DdlStatement.AlterTable alter =
                    new DdlStatement.AlterTable(
                            new TableName(id.schema(), id.table()), false, List.of(specs));
            return before.with(id, TableAlterer.alter(defaults, table, alter, text(id.schema())));
        }

        @Override
        public Structures other(DdlStatement.Other statement) {
            if (statement.kind() == StatementKind.UNKNOWN) {
                throw untold("the effect of \"" + statement.text() + "\"");
            }
            return before;
        }

        private static MigrationException untold(String what) {
            return new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL, what + " cannot be told");
        }
    }
}
