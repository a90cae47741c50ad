package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.DdlStatement.CreateTable;
import io.flinkdm.udf.ddl.tree.DdlStatement.Existing;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.TableOption;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;

/**
 * A CREATE TABLE as the source would show the table, which {@link CreateTableRewriter} knows how to
 * bring over. Stateless.
 */
final class TableWriter {

    private TableWriter() {}

    /**
     * @param tracked the structure the statement makes
     */
    static String shown(
            CreateTable statement,
            TrackedTable tracked,
            TargetColumns columns,
            CollationPolicy policy,
            TableId target) {
        List<Definition> definitions = new ArrayList<>();
        List<Definition> constraints = new ArrayList<>();
        for (Definition definition : statement.definitions()) {
            if (definition instanceof Definition.Column column) {
                definitions.add(columns.plain(column, tracked.column(column.name()).orElseThrow()));
            } else if (!(definition instanceof Definition.Key)) {
                constraints.add(definition);
            }
        }
        tracked.keys().forEach(key -> definitions.add(TargetColumns.nameless(key.definition())));
        definitions.addAll(constraints);
        return DdlPrinter.print(
                new CreateTable(
                        new TableName(target.schema(), target.table()),
                        Existing.REFUSED,
                        false,
                        definitions,
                        options(statement.options(), tracked, policy),
                        statement.partitioning(),
                        ""));
    }

    private static List<TableOption> options(
            List<TableOption> written, TrackedTable tracked, CollationPolicy policy) {
        List<TableOption> options = new ArrayList<>();
        boolean named = false;
        for (TableOption option : written) {
            boolean text =
                    option.name().equals(TableOption.CHARSET)
                            || option.name().equals(TableOption.COLLATE);
            named |= text;
            if (!text && !option.name().equals("START TRANSACTION")) {
                options.add(option);
            }
        }
        if (named || policy == CollationPolicy.STRICT) {
            options.add(new TableOption(TableOption.CHARSET, tracked.text().charset()));
            options.add(new TableOption(TableOption.COLLATE, tracked.text().collation()));
        }
        return options;
    }
}
