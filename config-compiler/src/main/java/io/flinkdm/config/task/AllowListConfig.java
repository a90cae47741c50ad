package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.List;

/** An entry of {@code block-allow-list}. */
public record AllowListConfig(
        Place place,
        List<Value<String>> doDbs,
        List<Value<String>> ignoreDbs,
        List<Item> doTables,
        List<Item> ignoreTables) {

    static AllowListConfig read(Section section) {
        return new AllowListConfig(
                section.place(),
                section.texts("do-dbs"),
                section.texts("ignore-dbs"),
                section.sections("do-tables", Item::read),
                section.sections("ignore-tables", Item::read));
    }

    /** A table; {@code null} is "not given". */
    public record Item(Place place, Value<String> dbName, Value<String> tblName) {

        static Item read(Section section) {
            return new Item(section.place(), section.text("db-name"), section.text("tbl-name"));
        }
    }
}
