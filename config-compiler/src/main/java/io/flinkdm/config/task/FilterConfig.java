package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.List;

/** An entry of {@code filters}, of a task or of a source; {@code null} is "not given". */
public record FilterConfig(
        Place place,
        Value<String> schemaPattern,
        Value<String> tablePattern,
        List<Value<String>> events,
        List<Value<String>> sqlPattern,
        Value<String> action) {

    static FilterConfig read(Section section) {
        return new FilterConfig(
                section.place(),
                section.text("schema-pattern"),
                section.text("table-pattern"),
                section.texts("events"),
                section.texts("sql-pattern"),
                section.text("action"));
    }
}
