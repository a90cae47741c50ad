package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.OperationKind;
import io.flinkdm.udf.ddl.StatementKind.Effect;
import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** The operations of one statement. Immutable. */
record Divider(String defaultSchema) implements DdlStatement.Visitor<List<StatementPart>> {

    private TableName full(TableName name) {
        TableId id = name.in(defaultSchema);
        return new TableName(id.schema(), id.table());
    }

    private String full(String schema) {
        return schema.isEmpty() ? defaultSchema : schema;
    }

    private Renaming qualifying() {
        return new Renaming(
                id -> id.schema().isEmpty() ? new TableId(defaultSchema, id.table()) : id);
    }

    private Operation operation(OperationKind kind, TableName... names) {
        List<TableId> tables = new ArrayList<>();
        for (TableName name : names) {
            tables.add(name.in(defaultSchema));
        }
        return new Operation(kind, tables, "");
    }

    private List<StatementPart> one(OperationKind kind, DdlStatement alone, TableName... names) {
        return List.of(new StatementPart(operation(kind, names), alone));
    }

    private static List<StatementPart> schema(OperationKind kind, String schema, DdlStatement sql) {
        return List.of(new StatementPart(new Operation(kind, List.of(), schema), sql));
    }

    /** DM lets what is there already be. */
    private static Existing kept(Existing existing) {
        return existing == Existing.REPLACED ? Existing.REPLACED : Existing.KEPT;
    }

    @Override
    public List<StatementPart> createDatabase(DdlStatement.CreateDatabase statement) {
        DdlStatement alone =
                new DdlStatement.CreateDatabase(
                        statement.schema(), kept(statement.existing()), statement.options());
        return schema(OperationKind.CREATE_DATABASE, statement.schema(), alone);
    }

    @Override
    public List<StatementPart> alterDatabase(DdlStatement.AlterDatabase statement) {
        String name = full(statement.schema());
        return schema(
                OperationKind.ALTER_DATABASE,
                name,
                new DdlStatement.AlterDatabase(name, statement.options()));
    }

    @Override
    public List<StatementPart> dropDatabase(DdlStatement.DropDatabase statement) {
        return schema(
                OperationKind.DROP_DATABASE,
                statement.schema(),
                new DdlStatement.DropDatabase(statement.schema(), true));
    }

    @Override
    public List<StatementPart> createTable(DdlStatement.CreateTable statement) {
        if (statement.temporary()) {
            return List.of();
        }
        DdlStatement alone =
                new DdlStatement.CreateTable(
                        full(statement.table()),
                        kept(statement.existing()),
                        false,
                        statement.definitions(),
                        statement.options().stream()
                                .filter(option -> !option.name().equals("START TRANSACTION"))
                                .toList(),
                        statement.partitioning(),
                        statement.query());
        return one(OperationKind.CREATE_TABLE, alone, statement.table());
    }

    @Override
    public List<StatementPart> createTableLike(DdlStatement.CreateTableLike statement) {
        if (statement.temporary()) {
            return List.of();
        }
        DdlStatement alone =
                new DdlStatement.CreateTableLike(
                        full(statement.table()),
                        kept(statement.existing()),
                        false,
                        full(statement.pattern()));
        return one(OperationKind.CREATE_TABLE, alone, statement.table(), statement.pattern());
    }

    /** Behind a new name for the table, the parts are about that one. */
    @Override
    public List<StatementPart> alterTable(DdlStatement.AlterTable statement) {
        List<StatementPart> parts = new ArrayList<>();
        TableName table = full(statement.table());
        for (AlterSpec spec : statement.specs()) {
            OperationKind kind = spec.accept(SpecKinds.KINDS);
            TableName other = other(spec);
            DdlStatement alone =
                    new DdlStatement.AlterTable(table, false, List.of(spec)).accept(qualifying());
            parts.addAll(other == null ? one(kind, alone, table) : one(kind, alone, table, other));
            table = spec instanceof AlterSpec.RenameTable rename ? full(rename.to()) : table;
        }
        return parts;
    }

    private static TableName other(AlterSpec spec) {
        if (spec instanceof AlterSpec.RenameTable rename) {
            return rename.to();
        }
        return spec instanceof AlterSpec.PartitionTable partition ? partition.other() : null;
    }

    @Override
    public List<StatementPart> dropTable(DdlStatement.DropTable statement) {
        List<StatementPart> parts = new ArrayList<>();
        for (TableName table : statement.temporary() ? List.<TableName>of() : statement.tables()) {
            DdlStatement alone = new DdlStatement.DropTable(List.of(full(table)), true, false);
            parts.addAll(one(OperationKind.DROP_TABLE, alone, table));
        }
        return parts;
    }

    @Override
    public List<StatementPart> truncateTable(DdlStatement.TruncateTable statement) {
        return one(
                OperationKind.TRUNCATE_TABLE,
                new DdlStatement.TruncateTable(full(statement.table())),
                statement.table());
    }

    @Override
    public List<StatementPart> renameTable(DdlStatement.RenameTable statement) {
        List<StatementPart> parts = new ArrayList<>();
        for (DdlStatement.RenameTable.Rename pair : statement.renames()) {
            DdlStatement alone =
                    new DdlStatement.RenameTable(
                            List.of(
                                    new DdlStatement.RenameTable.Rename(
                                            full(pair.from()), full(pair.to()))),
                            false);
            parts.addAll(one(OperationKind.RENAME_TABLE, alone, pair.from(), pair.to()));
        }
        return parts;
    }

    @Override
    public List<StatementPart> createIndex(DdlStatement.CreateIndex statement) {
        DdlStatement alone =
                new DdlStatement.CreateIndex(
                        full(statement.table()),
                        statement.key(),
                        statement.existing(),
                        statement.rest());
        return one(OperationKind.CREATE_INDEX, alone, statement.table());
    }

    @Override
    public List<StatementPart> dropIndex(DdlStatement.DropIndex statement) {
        DdlStatement alone =
                new DdlStatement.DropIndex(
                        full(statement.table()), statement.index(), true, statement.rest());
        return one(OperationKind.DROP_INDEX, alone, statement.table());
    }

    @Override
    public List<StatementPart> other(DdlStatement.Other statement) {
        return statement.kind().effect() == Effect.UNKNOWN
                ? one(OperationKind.UNREADABLE, statement)
                : List.of();
    }
}
