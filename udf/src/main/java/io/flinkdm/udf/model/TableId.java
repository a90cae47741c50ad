package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Objects;

/** A table's schema and name as its server spells them. Immutable. */
public record TableId(String schema, String table) implements Serializable, Comparable<TableId> {

    public TableId {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(table, "table");
    }

    /** {@code `schema`.`table`}, ready to stand in a statement. */
    public String quoted() {
        return quote(schema) + "." + quote(table);
    }

    /** One identifier in back-quotes, inner back-quotes doubled. */
    public static String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public int compareTo(TableId other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    @Override
    public String toString() {
        return quoted();
    }
}
