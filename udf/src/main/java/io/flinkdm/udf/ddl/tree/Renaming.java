package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A statement with other names for its tables and schemas; those of foreign keys stay. Immutable.
 *
 * @param names gives each table its name, and each schema as a table without a name
 */
record Renaming(UnaryOperator<TableId> names) implements DdlStatement.Visitor<DdlStatement> {

    private TableName named(TableName name) {
        TableId id = names.apply(new TableId(name.schema(), name.name()));
        return new TableName(id.schema(), id.table());
    }

    private String schema(String name) {
        return names.apply(new TableId(name, "")).schema();
    }

    @Override
    public DdlStatement createDatabase(DdlStatement.CreateDatabase statement) {
        return new DdlStatement.CreateDatabase(
                schema(statement.schema()), statement.existing(), statement.options());
    }

    @Override
    public DdlStatement alterDatabase(DdlStatement.AlterDatabase statement) {
        return new DdlStatement.AlterDatabase(schema(statement.schema()), statement.options());
    }

    @Override
    public DdlStatement dropDatabase(DdlStatement.DropDatabase statement) {
        return new DdlStatement.DropDatabase(schema(statement.schema()), statement.ifExists());
    }

    @Override
    public DdlStatement createTable(DdlStatement.CreateTable statement) {
        return new DdlStatement.CreateTable(
                named(statement.table()),
                statement.existing(),
                statement.temporary(),
                statement.definitions(),
                statement.options(),
                statement.partitioning(),
                statement.query());
    }

    @Override
    public DdlStatement createTableLike(DdlStatement.CreateTableLike statement) {
        return new DdlStatement.CreateTableLike(
                named(statement.table()),
                statement.existing(),
                statement.temporary(),
                named(statement.pattern()));
    }

    @Override
    public DdlStatement alterTable(DdlStatement.AlterTable statement) {
        return new DdlStatement.AlterTable(
                named(statement.table()),
                statement.ifExists(),
                statement.specs().stream().map(this::renamed).toList());
    }

    private AlterSpec renamed(AlterSpec spec) {
        if (spec instanceof AlterSpec.RenameTable rename) {
            return new AlterSpec.RenameTable(named(rename.to()));
        }
        if (spec instanceof AlterSpec.PartitionTable partition) {
            return new AlterSpec.PartitionTable(
                    partition.move(),
                    partition.before(),
                    named(partition.other()),
                    partition.after());
        }
        return spec;
    }

    @Override
    public DdlStatement dropTable(DdlStatement.DropTable statement) {
        return new DdlStatement.DropTable(
                statement.tables().stream().map(this::named).toList(),
                statement.ifExists(),
                statement.temporary());
    }

    @Override
    public DdlStatement truncateTable(DdlStatement.TruncateTable statement) {
        return new DdlStatement.TruncateTable(named(statement.table()));
    }

    @Override
    public DdlStatement renameTable(DdlStatement.RenameTable statement) {
        List<DdlStatement.RenameTable.Rename> renames = new ArrayList<>();
        for (DdlStatement.RenameTable.Rename pair : statement.renames()) {
            renames.add(new DdlStatement.RenameTable.Rename(named(pair.from()), named(pair.to())));
        }
        return new DdlStatement.RenameTable(renames, statement.ifExists());
    }

    @Override
    public DdlStatement createIndex(DdlStatement.CreateIndex statement) {
        return new DdlStatement.CreateIndex(
                named(statement.table()), statement.key(), statement.existing(), statement.rest());
    }

    @Override
    public DdlStatement dropIndex(DdlStatement.DropIndex statement) {
        return new DdlStatement.DropIndex(
                named(statement.table()),
                statement.index(),
                statement.ifExists(),
                statement.rest());
    }

    @Override
    public DdlStatement other(DdlStatement.Other statement) {
        return statement;
    }
}
