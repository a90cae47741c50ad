package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes statements as SQL that {@link DdlParser} reads as the same tree, under a sql_mode without
 * ANSI_QUOTES and NO_BACKSLASH_ESCAPES. Stateless.
 */
public final class DdlPrinter implements DdlStatement.Visitor<String> {

    private static final DdlPrinter PRINTER = new DdlPrinter();
    private static final SpecPrinter SPECS = new SpecPrinter();

    private DdlPrinter() {}

    public static String print(DdlStatement statement) {
        return statement.accept(PRINTER);
    }

    public static String print(AlterSpec spec) {
        return spec.accept(SPECS);
    }

    public static String options(List<TableOption> options) {
        return SpecPrinter.options(options);
    }

    private static String create(Existing existing, String object) {
        switch (existing) {
            case KEPT:
                return "CREATE " + object + " IF NOT EXISTS ";
            case REPLACED:
                return "CREATE OR REPLACE " + object + " ";
            default:
                return "CREATE " + object + " ";
        }
    }

    @Override
    public String createDatabase(DdlStatement.CreateDatabase statement) {
        return (create(statement.existing(), "DATABASE")
                        + TableId.quote(statement.schema())
                        + " "
                        + options(statement.options()))
                .strip();
    }

    @Override
    public String alterDatabase(DdlStatement.AlterDatabase statement) {
        String name = statement.schema().isEmpty() ? "" : TableId.quote(statement.schema()) + " ";
        return "ALTER DATABASE " + name + options(statement.options());
    }

    @Override
    public String dropDatabase(DdlStatement.DropDatabase statement) {
        return "DROP DATABASE "
                + (statement.ifExists() ? "IF EXISTS " : "")
                + TableId.quote(statement.schema());
    }

    @Override
    public String createTable(DdlStatement.CreateTable statement) {
        String definitions =
                statement.definitions().stream()
                        .map(DefinitionPrinter::print)
                        .collect(Collectors.joining(",\n  ", " (\n  ", "\n)"));
        String head =
                create(statement.existing(), statement.temporary() ? "TEMPORARY TABLE" : "TABLE")
                        + DefinitionPrinter.name(statement.table());
        return head
                + (statement.definitions().isEmpty() ? "" : definitions)
                + spaced(options(statement.options()))
                + spaced(statement.partitioning())
                + spaced(statement.query());
    }

    private static String spaced(String text) {
        return text.isEmpty() ? "" : " " + text;
    }

    @Override
    public String createTableLike(DdlStatement.CreateTableLike statement) {
        return create(statement.existing(), statement.temporary() ? "TEMPORARY TABLE" : "TABLE")
                + DefinitionPrinter.name(statement.table())
                + " LIKE "
                + DefinitionPrinter.name(statement.pattern());
    }

    @Override
    public String alterTable(DdlStatement.AlterTable statement) {
        StringBuilder specs = new StringBuilder();
        for (AlterSpec spec : statement.specs()) {
            String text = print(spec);
            boolean partitioning =
                    text.startsWith("PARTITION BY") || text.startsWith("REMOVE PARTITIONING");
            specs.append(specs.isEmpty() || partitioning ? " " : ", ").append(text);
        }
        return "ALTER TABLE "
                + (statement.ifExists() ? "IF EXISTS " : "")
                + DefinitionPrinter.name(statement.table())
                + specs;
    }

    @Override
    public String dropTable(DdlStatement.DropTable statement) {
        return "DROP "
                + (statement.temporary() ? "TEMPORARY " : "")
                + "TABLE "
                + (statement.ifExists() ? "IF EXISTS " : "")
                + statement.tables().stream()
                        .map(DefinitionPrinter::name)
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String truncateTable(DdlStatement.TruncateTable statement) {
        return "TRUNCATE TABLE " + DefinitionPrinter.name(statement.table());
    }

    @Override
    public String renameTable(DdlStatement.RenameTable statement) {
        return "RENAME TABLE "
                + (statement.ifExists() ? "IF EXISTS " : "")
                + statement.renames().stream()
                        .map(
                                rename ->
                                        DefinitionPrinter.name(rename.from())
                                                + " TO "
                                                + DefinitionPrinter.name(rename.to()))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String createIndex(DdlStatement.CreateIndex statement) {
        Definition.Key key = statement.key();
        String kind =
                key.kind() == Definition.KeyKind.PLAIN ? "INDEX" : key.kind().name() + " INDEX";
        return (create(statement.existing(), kind)
                        + TableId.quote(key.name())
                        + " ON "
                        + DefinitionPrinter.name(statement.table())
                        + " "
                        + DefinitionPrinter.parts(key.parts())
                        + spaced(key.options())
                        + spaced(statement.rest()))
                .strip();
    }

    @Override
    public String dropIndex(DdlStatement.DropIndex statement) {
        return "DROP INDEX "
                + (statement.ifExists() ? "IF EXISTS " : "")
                + TableId.quote(statement.index())
                + " ON "
                + DefinitionPrinter.name(statement.table())
                + spaced(statement.rest());
    }

    @Override
    public String other(DdlStatement.Other statement) {
        return statement.text();
    }
}
