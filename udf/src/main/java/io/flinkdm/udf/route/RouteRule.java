package io.flinkdm.udf.route;

import java.io.Serializable;
import java.util.Objects;

/**
 * A {@code routes} entry as written.
 *
 * @param name the rule's name in the task file
 * @param tablePattern empty for a schema-level rule
 * @param targetTable empty keeps the source table's name
 */
public record RouteRule(
        String name,
        String schemaPattern,
        String tablePattern,
        String targetSchema,
        String targetTable)
        implements Serializable {

    public RouteRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schemaPattern, "schemaPattern");
        Objects.requireNonNull(tablePattern, "tablePattern");
        Objects.requireNonNull(targetSchema, "targetSchema");
        Objects.requireNonNull(targetTable, "targetTable");
    }
}
