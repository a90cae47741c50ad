package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.DdlStatement.AlterTable;
import io.flinkdm.udf.ddl.tree.DdlStatement.CreateTable;
import io.flinkdm.udf.ddl.tree.Definition;

/** Foreign keys are left out, but not where the target is to check them. Stateless. */
final class ForeignKeys {

    static final String CHECKED =
            "the statement makes a foreign key, and the target checks them (foreign_key_checks)";

    private ForeignKeys() {}

    static boolean in(CreateTable statement, ServerDefaults source) {
        return statement.definitions().stream().anyMatch(each -> makes(each, source));
    }

    static boolean in(AlterTable statement, ServerDefaults source) {
        return statement.specs().stream()
                .anyMatch(
                        spec ->
                                spec instanceof AlterSpec.AddForeignKey
                                        || (spec instanceof AlterSpec.AddColumn add
                                                && makes(add.column(), source)));
    }

    private static boolean makes(Definition definition, ServerDefaults source) {
        return definition instanceof Definition.ForeignKey
                || (definition instanceof Definition.Column column
                        && column.has(Kind.REFERENCES)
                        && source.heedsInlineReferences());
    }
}
