package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** An entry of {@code routes}; {@code null} is "not given". */
public record RouteConfig(
        Place place, Text schemaPattern, Text tablePattern, Text targetSchema, Text targetTable) {

    static RouteConfig read(Section section) {
        section.notYet("extract-table", "extract-schema", "extract-source");
        return new RouteConfig(
                section.place(),
                section.text("schema-pattern"),
                section.text("table-pattern"),
                section.text("target-schema"),
                section.text("target-table"));
    }
}
