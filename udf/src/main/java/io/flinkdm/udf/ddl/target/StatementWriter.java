package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.ddl.tree.TableOption;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** Writes one statement for the target. Confined to one statement. */
final class StatementWriter implements DdlStatement.Visitor<TargetDdl> {

    private final WriteContext context;

    StatementWriter(WriteContext context) {
        this.context = context;
    }

    @Override
    public TargetDdl createDatabase(DdlStatement.CreateDatabase statement) {
        boolean named = !statement.options().isEmpty();
        boolean written = named || context.dialect().policy() == CollationPolicy.STRICT;
        String schema = context.target(0, 0).schema();
        Rewritten create =
                new CreateDatabaseRewriter(context.dialect().collations())
                        .rewrite("CREATE DATABASE x " + (written ? text(statement) : ""), schema);
        List<String> statements = new ArrayList<>();
        if (statement.existing() == Existing.REPLACED) {
            statements.add("DROP DATABASE IF EXISTS " + TableId.quote(schema));
        }
        statements.add(create.sql());
        return context.one(statements, create.dropped());
    }

    /** What the schema has after the statement. */
    private String text(DdlStatement statement) {
        TextDefaults text = context.after(statement).schemas().get(context.source(0, 0).schema());
        return "CHARACTER SET " + text.charset() + " COLLATE " + text.collation();
    }

    @Override
    public TargetDdl alterDatabase(DdlStatement.AlterDatabase statement) {
        boolean changes =
                statement.options().stream()
                        .map(TableOption::name)
                        .anyMatch(
                                n ->
                                        n.equals(TableOption.CHARSET)
                                                || n.equals(TableOption.COLLATE));
        if (!changes) {
            return context.nothing();
        }
        List<String> dropped = new ArrayList<>();
        TableId target = context.target(0, 0);
        String charsets = context.columns(target, dropped).charsets(text(statement));
        return context.one(
                List.of("ALTER DATABASE " + TableId.quote(target.schema()) + " " + charsets),
                dropped);
    }

    @Override
    public TargetDdl dropDatabase(DdlStatement.DropDatabase statement) {
        String schema = TableId.quote(context.target(0, 0).schema());
        return context.one(List.of("DROP DATABASE IF EXISTS " + schema), List.of());
    }

    @Override
    public TargetDdl createTable(DdlStatement.CreateTable statement) {
        if (statement.temporary()) {
            return context.nothing();
        }
        if (!statement.query().isEmpty()) {
            return context.unwritable(
                    "CREATE TABLE … SELECT reads tables that the target may not have");
        }
        if (context.dialect().checksForeignKeys()
                && ForeignKeys.in(statement, context.defaults())) {
            return context.unwritable(ForeignKeys.CHECKED);
        }
        TableId source = context.source(0, 0);
        TableId target = context.target(0, 0);
        if (!context.added(0, 0).isEmpty()) {
            return context.one(List.of(probe(target)), List.of());
        }
        List<String> dropped = new ArrayList<>();
        // Whether it exists is the target's to see.
        Structures made = context.after(statement, context.before().without(source));
        TrackedTable table = made.table(source).orElseThrow();
        String shown =
                TableWriter.shown(
                        statement,
                        table,
                        context.columns(target, dropped),
                        context.dialect().policy(),
                        target);
        Rewritten create =
                new CreateTableRewriter(context.dialect().collations(), context.dialect().product())
                        .rewrite(shown, target);
        dropped.addAll(create.dropped());
        return replacing(statement.existing(), target, create.sql(), dropped);
    }

    /**
     * A table with columns that its route adds is made by hand, since its keys decide whether rows
     * of several sources stay apart. It has to be there.
     */
    private String probe(TableId target) {
        List<String> columns = context.added(0, 0).stream().map(TableId::quote).toList();
        return "SELECT " + String.join(", ", columns) + " FROM " + target.quoted() + " LIMIT 0";
    }

    private TargetDdl replacing(
            Existing existing, TableId target, String create, List<String> dropped) {
        List<String> statements = new ArrayList<>();
        if (existing == Existing.REPLACED) {
            statements.add("DROP TABLE IF EXISTS " + target.quoted());
        }
        statements.add(create);
        return context.one(statements, dropped);
    }

    @Override
    public TargetDdl createTableLike(DdlStatement.CreateTableLike statement) {
        if (statement.temporary()) {
            return context.nothing();
        }
        TableId target = context.target(0, 0);
        TableId pattern = context.target(0, 1);
        if (target.equals(pattern)) {
            return context.nothing();
        }
        if (!context.added(0, 0).isEmpty()) {
            return context.one(List.of(probe(target)), List.of());
        }
        if (!context.added(0, 1).isEmpty()) {
            return context.unwritable(
                    "the target's " + pattern + " has columns that its route adds");
        }
        String create =
                "CREATE TABLE IF NOT EXISTS " + target.quoted() + " LIKE " + pattern.quoted();
        return replacing(statement.existing(), target, create, List.of());
    }

    @Override
    public TargetDdl alterTable(DdlStatement.AlterTable statement) {
        return new AlterTableWriter(context).write(statement);
    }

    @Override
    public TargetDdl dropTable(DdlStatement.DropTable statement) {
        return statement.temporary() ? context.nothing() : each("DROP TABLE IF EXISTS ");
    }

    private TargetDdl each(String words) {
        List<TargetPiece> pieces = new ArrayList<>();
        for (int i = 0; i < context.operations().size(); i++) {
            String sql = words + context.target(i, 0).quoted();
            pieces.add(new TargetPiece(context.operations().get(i), List.of(sql), List.of(), ""));
        }
        return TargetDdl.apart(pieces);
    }

    @Override
    public TargetDdl truncateTable(DdlStatement.TruncateTable statement) {
        return each("TRUNCATE TABLE ");
    }

    @Override
    public TargetDdl renameTable(DdlStatement.RenameTable statement) {
        return new RenameWriter(context).write();
    }

    /** As parts of an ALTER TABLE, under the names of the source. */
    @Override
    public TargetDdl createIndex(DdlStatement.CreateIndex statement) {
        return new AlterTableWriter(context).write(statement);
    }

    @Override
    public TargetDdl dropIndex(DdlStatement.DropIndex statement) {
        return new AlterTableWriter(context).write(statement);
    }

    @Override
    public TargetDdl other(DdlStatement.Other statement) {
        return context.unwritable("the statement cannot be read");
    }
}
