package io.flinkdm.udf.filter;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A {@code filters} entry as written; checked when it is compiled.
 *
 * @param name the rule's name in the task or source file
 * @param tablePattern empty for a schema-level rule
 * @param events names of events and groups of them, in any letter case
 * @param sqlPattern regular expressions for the statement's text
 * @param action {@code Do}, {@code Ignore} or {@code Error}
 */
public record BinlogEventRule(
        String name,
        String schemaPattern,
        String tablePattern,
        List<String> events,
        List<String> sqlPattern,
        String action)
        implements Serializable {

    public BinlogEventRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schemaPattern, "schemaPattern");
        Objects.requireNonNull(tablePattern, "tablePattern");
        Objects.requireNonNull(action, "action");
        events = List.copyOf(events);
        sqlPattern = List.copyOf(sqlPattern);
    }
}
