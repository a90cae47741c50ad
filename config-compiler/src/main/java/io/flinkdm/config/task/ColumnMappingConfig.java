package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.List;

/** An entry of {@code column-mappings}; {@code null} is "not given". */
public record ColumnMappingConfig(
        Place place,
        Value<String> schemaPattern,
        Value<String> tablePattern,
        Value<String> sourceColumn,
        Value<String> targetColumn,
        Value<String> expression,
        List<Value<String>> arguments) {

    static ColumnMappingConfig read(Section section) {
        section.text("create-table-query");
        return new ColumnMappingConfig(
                section.place(),
                section.text("schema-pattern"),
                section.text("table-pattern"),
                section.text("source-column"),
                section.text("target-column"),
                section.text("expression"),
                section.texts("arguments"));
    }
}
