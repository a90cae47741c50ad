package io.flinkdm.udf.ddl;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One operation of a statement: an ALTER TABLE with three has three. Immutable.
 *
 * @param tables the tables it touches in DM's order, schemas filled in; none for a schema's
 * @param schema the schema it creates, alters or drops, else {@code ""}
 */
public record Operation(OperationKind kind, List<TableId> tables, String schema) {

    public Operation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(schema, "schema");
        tables = List.copyOf(tables);
    }

    static Operation of(OperationKind kind, TableId... tables) {
        return new Operation(kind, List.of(tables), "");
    }

    /** As a source with {@code lower_case_table_names} keeps its names. */
    public Operation inLowerCase() {
        return new Operation(
                kind,
                tables.stream().map(t -> new TableId(lower(t.schema()), lower(t.table()))).toList(),
                lower(schema));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What rules are asked about: the tables, or the schema as a table without a name. */
    public List<TableId> subjects() {
        return tables.isEmpty() ? List.of(new TableId(schema, "")) : tables;
    }
}
