package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.DdlStatement.CreateTable;
import io.flinkdm.udf.ddl.tree.Definition;

/** Makes the structure a CREATE TABLE describes. Immutable. */
final class TableCreator {

    private final ServerDefaults defaults;
    private final TextClauses clauses;

    TableCreator(ServerDefaults defaults) {
        this.defaults = defaults;
        this.clauses = new TextClauses(defaults);
    }

    TrackedTable create(CreateTable statement, TextDefaults schema) {
        Untrackable.check(statement, defaults);
        TextDefaults text = clauses.of(statement.options(), schema, schema);
        TableBuilder table = new TableBuilder(defaults, text);
        for (Definition definition : statement.definitions()) {
            if (definition instanceof Definition.Column column) {
                table.append(table.resolved(column));
                table.addKeysOf(column);
            } else if (definition instanceof Definition.Key key) {
                table.add(key);
            } else if (definition instanceof Definition.ForeignKey key) {
                table.add(key);
            }
        }
        return table.build();
    }
}
