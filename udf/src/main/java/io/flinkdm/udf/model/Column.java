package io.flinkdm.udf.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * One column of a {@link TableSchema}.
 *
 * @param generated whether the server computes the value, which then cannot be written
 */
public record Column(String name, ColumnType type, boolean nullable, boolean generated)
        implements Serializable {

    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
