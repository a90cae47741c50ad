package io.flinkdm.udf.mapping;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A {@code column-mappings} entry as written.
 *
 * @param name the rule's name in the task file
 * @param tablePattern empty for a schema-level rule
 * @param targetColumn the column whose value is replaced
 * @param expression {@code add prefix}, {@code add suffix} or {@code partition id}
 */
public record ColumnMappingRule(
        String name,
        String schemaPattern,
        String tablePattern,
        String sourceColumn,
        String targetColumn,
        String expression,
        List<String> arguments)
        implements Serializable {

    public ColumnMappingRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schemaPattern, "schemaPattern");
        Objects.requireNonNull(tablePattern, "tablePattern");
        Objects.requireNonNull(sourceColumn, "sourceColumn");
        Objects.requireNonNull(targetColumn, "targetColumn");
        Objects.requireNonNull(expression, "expression");
        arguments = List.copyOf(arguments);
    }
}
