package io.flinkdm.udf.ddl;

import java.util.List;
import java.util.Objects;

/**
 * What {@link StatementReader} finds in a statement. Immutable.
 *
 * @param tables every table it touches, in the order it names them
 * @param schema the schema of a database statement, {@code ""} where it means the session's one;
 *     {@code ""} for other statements
 */
public record Statement(StatementKind kind, List<TableName> tables, String schema) {

    public Statement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(schema, "schema");
        tables = List.copyOf(tables);
    }

    static Statement of(StatementKind kind) {
        return new Statement(kind, List.of(), "");
    }

    static Statement of(StatementKind kind, List<TableName> tables) {
        return new Statement(kind, tables, "");
    }
}
