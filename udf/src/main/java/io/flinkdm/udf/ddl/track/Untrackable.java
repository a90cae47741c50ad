package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.DdlStatement.AlterTable;
import io.flinkdm.udf.ddl.tree.DdlStatement.CreateTable;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.TableOption;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Locale;

/**
 * What is read and not followed: MariaDB's periods and system-versioned tables, whose columns and
 * keys are partly hidden, and a default that no variable tells. Stateless.
 */
final class Untrackable {

    private static final int MARIADB_COLLATIONS_OF_UNICODE_14 = 110000;

    private Untrackable() {}

    static void check(CreateTable statement, ServerDefaults defaults) {
        for (Definition definition : statement.definitions()) {
            boolean period =
                    definition instanceof Definition.Other other
                            && startsWith(other.text(), "PERIOD");
            if (period || (definition instanceof Definition.Column c && versioned(c))) {
                throw refused("a period");
            }
        }
        check(statement.options());
        boolean says = !TableOption.valueOf(TableOption.COLLATE, statement.options()).isEmpty();
        checkDefault(
                says ? "" : TableOption.valueOf(TableOption.CHARSET, statement.options()),
                defaults);
    }

    static void check(AlterTable statement, ServerDefaults defaults) {
        for (AlterSpec spec : statement.specs()) {
            if (spec instanceof AlterSpec.Other other) {
                check(other.text());
            } else if (spec instanceof AlterSpec.AddColumn add && versioned(add.column())) {
                throw refused("a period");
            } else if (spec instanceof AlterSpec.ConvertCharset convert) {
                checkDefault(convert.collation().isEmpty() ? convert.charset() : "", defaults);
            }
        }
    }

    private static void check(List<TableOption> options) {
        if (options.stream().anyMatch(option -> startsWith(option.name(), "WITH SYSTEM"))) {
            throw refused("system versioning");
        }
    }

    private static void check(String text) {
        if (startsWith(text, "ADD PERIOD") || startsWith(text, "DROP PERIOD")) {
            throw refused("a period");
        }
        if (startsWith(text, "ADD SYSTEM") || startsWith(text, "DROP SYSTEM")) {
            throw refused("system versioning");
        }
    }

    private static void checkDefault(String charset, ServerDefaults defaults) {
        boolean newer =
                defaults.mariaDb() && defaults.version() >= MARIADB_COLLATIONS_OF_UNICODE_14;
        if (newer && charset.equals("default")) {
            throw refused("CHARACTER SET DEFAULT of this MariaDB");
        }
    }

    private static boolean versioned(Definition.Column column) {
        return column.has(Kind.ROW_TIME)
                || column.attributes().stream()
                        .anyMatch(attribute -> startsWith(attribute.value(), "WITH SYSTEM"));
    }

    private static boolean startsWith(String text, String words) {
        return text.toUpperCase(Locale.ROOT).startsWith(words);
    }

    private static MigrationException refused(String what) {
        return new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL,
                what + " cannot be followed; leave the table out of the task");
    }
}
