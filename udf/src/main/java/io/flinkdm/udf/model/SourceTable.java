package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Objects;

/** An upstream table: which source, which table there. Immutable. */
public record SourceTable(String sourceId, TableId table) implements Serializable {

    public SourceTable {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(table, "table");
    }

    @Override
    public String toString() {
        return sourceId + " " + table;
    }
}
