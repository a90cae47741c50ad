package io.flinkdm.udf.ddl;

import io.flinkdm.udf.model.TableId;
import java.util.Objects;

/**
 * A table as a statement names it. Immutable.
 *
 * @param schema {@code ""} where the statement leaves it to the session's schema
 */
public record TableName(String schema, String name) {

    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    public TableId in(String defaultSchema) {
        return new TableId(schema.isEmpty() ? defaultSchema : schema, name);
    }
}
