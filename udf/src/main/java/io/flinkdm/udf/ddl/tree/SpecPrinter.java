package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the parts of ALTER TABLE. Stateless. */
final class SpecPrinter implements AlterSpec.Visitor<String> {

    private static String unless(boolean said) {
        return said ? "IF NOT EXISTS " : "";
    }

    private static String ifThere(boolean said) {
        return said ? "IF EXISTS " : "";
    }

    private static String place(Position position) {
        switch (position.place()) {
            case FIRST:
                return " FIRST";
            case AFTER:
                return " AFTER " + TableId.quote(position.column());
            default:
                return "";
        }
    }

    @Override
    public String addColumn(AlterSpec.AddColumn spec) {
        return "ADD COLUMN "
                + unless(spec.ifNotExists())
                + DefinitionPrinter.print(spec.column())
                + place(spec.position());
    }

    @Override
    public String addKey(AlterSpec.AddKey spec) {
        String text = DefinitionPrinter.print(spec.key());
        String words = spec.key().kind().words();
        return "ADD "
                + words
                + " "
                + unless(spec.ifNotExists())
                + text.substring(words.length() + 1);
    }

    @Override
    public String addForeignKey(AlterSpec.AddForeignKey spec) {
        String text = DefinitionPrinter.print(spec.key());
        return "ADD "
                + (spec.ifNotExists()
                        ? text.replaceFirst("FOREIGN KEY ", "FOREIGN KEY IF NOT EXISTS ")
                        : text);
    }

    @Override
    public String dropColumn(AlterSpec.DropColumn spec) {
        return "DROP COLUMN " + ifThere(spec.ifExists()) + TableId.quote(spec.column());
    }

    @Override
    public String changeColumn(AlterSpec.ChangeColumn spec) {
        boolean renames = !spec.column().equals(spec.definition().name());
        return (renames ? "CHANGE COLUMN " : "MODIFY COLUMN ")
                + ifThere(spec.ifExists())
                + (renames ? TableId.quote(spec.column()) + " " : "")
                + DefinitionPrinter.print(spec.definition())
                + place(spec.position());
    }

    @Override
    public String renameColumn(AlterSpec.RenameColumn spec) {
        return "RENAME COLUMN " + renamed(spec.from(), spec.to(), spec.ifExists());
    }

    private static String renamed(String from, String to, boolean ifExists) {
        return ifThere(ifExists) + TableId.quote(from) + " TO " + TableId.quote(to);
    }

    @Override
    public String changeDefault(AlterSpec.ChangeDefault spec) {
        return "ALTER COLUMN "
                + ifThere(spec.ifExists())
                + TableId.quote(spec.column())
                + (spec.value().isEmpty() ? " DROP DEFAULT" : " SET DEFAULT " + spec.value());
    }

    @Override
    public String dropKey(AlterSpec.DropKey spec) {
        return spec.name().equals("PRIMARY") && !spec.ifExists()
                ? "DROP PRIMARY KEY"
                : "DROP INDEX " + ifThere(spec.ifExists()) + TableId.quote(spec.name());
    }

    @Override
    public String dropConstraint(AlterSpec.DropConstraint spec) {
        return "DROP " + spec.kind() + " " + ifThere(spec.ifExists()) + TableId.quote(spec.name());
    }

    @Override
    public String renameKey(AlterSpec.RenameKey spec) {
        return "RENAME INDEX " + renamed(spec.from(), spec.to(), spec.ifExists());
    }

    @Override
    public String renameTable(AlterSpec.RenameTable spec) {
        return "RENAME TO " + DefinitionPrinter.name(spec.to());
    }

    @Override
    public String convertCharset(AlterSpec.ConvertCharset spec) {
        return "CONVERT TO CHARACTER SET "
                + spec.charset()
                + (spec.collation().isEmpty() ? "" : " COLLATE " + spec.collation());
    }

    @Override
    public String setOptions(AlterSpec.SetOptions spec) {
        return options(spec.options());
    }

    static String options(List<TableOption> options) {
        return options.stream().map(SpecPrinter::option).collect(Collectors.joining(" "));
    }

    private static String option(TableOption option) {
        if (option.value().isEmpty()) {
            return option.name();
        }
        String sign =
                option.name().equals("STORAGE") || option.name().startsWith("READ") ? " " : "=";
        String name = option.name().equals(TableOption.CHARSET) ? "DEFAULT " : "";
        return name + option.name() + sign + option.value();
    }

    @Override
    public String partitionTable(AlterSpec.PartitionTable spec) {
        return (spec.before() + " " + DefinitionPrinter.name(spec.other()) + " " + spec.after())
                .strip();
    }

    @Override
    public String other(AlterSpec.Other spec) {
        return spec.text();
    }
}
