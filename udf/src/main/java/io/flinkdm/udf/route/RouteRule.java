package io.flinkdm.udf.route;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A {@code routes} entry as written.
 *
 * @param name the rule's name in the task file
 * @param tablePattern empty for a schema-level rule
 * @param targetTable empty keeps the source table's name
 * @param extract columns filled with parts of source names, at most one from each name
 */
public record RouteRule(
        String name,
        String schemaPattern,
        String tablePattern,
        String targetSchema,
        String targetTable,
        List<ExtractRule> extract)
        implements Serializable {

    public RouteRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schemaPattern, "schemaPattern");
        Objects.requireNonNull(tablePattern, "tablePattern");
        Objects.requireNonNull(targetSchema, "targetSchema");
        Objects.requireNonNull(targetTable, "targetTable");
        extract = List.copyOf(extract);
    }

    /** Without extracted columns. */
    public RouteRule(
            String name,
            String schemaPattern,
            String tablePattern,
            String targetSchema,
            String targetTable) {
        this(name, schemaPattern, tablePattern, targetSchema, targetTable, List.of());
    }
}
