package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** An entry of {@code routes}; {@code null} is "not given". */
public record RouteConfig(
        Place place,
        Value<String> schemaPattern,
        Value<String> tablePattern,
        Value<String> targetSchema,
        Value<String> targetTable,
        Extract extractTable,
        Extract extractSchema,
        Extract extractSource) {

    static RouteConfig read(Section section) {
        return new RouteConfig(
                section.place(),
                section.text("schema-pattern"),
                section.text("table-pattern"),
                section.text("target-schema"),
                section.text("target-table"),
                section.section("extract-table", s -> Extract.read(s, "table-regexp")),
                section.section("extract-schema", s -> Extract.read(s, "schema-regexp")),
                section.section("extract-source", s -> Extract.read(s, "source-regexp")));
    }

    /** A column filled with a part of a source name; {@code null} is "not given". */
    public record Extract(Place place, Value<String> regexp, Value<String> targetColumn) {

        static Extract read(Section section, String regexpKey) {
            return new Extract(
                    section.place(), section.text(regexpKey), section.text("target-column"));
        }
    }
}
