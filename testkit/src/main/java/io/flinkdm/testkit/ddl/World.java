package io.flinkdm.testkit.ddl;

import java.util.List;

/**
 * The schemas of one workload and what is in them at a moment. Immutable.
 *
 * @param names all that may ever be; the first one is always there and the session's own
 * @param schemas those that are there
 */
record World(List<String> names, List<String> schemas, List<LiveTable> tables) {

    World {
        names = List.copyOf(names);
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
    }

    String home() {
        return names.get(0);
    }

    List<LiveTable> in(String schema) {
        return tables.stream().filter(table -> table.schema().equals(schema)).toList();
    }

    List<String> tableNames(String schema) {
        return in(schema).stream().map(LiveTable::name).toList();
    }

    /** For statements, without the schema where the session has it. */
    String name(String schema, String table) {
        return schema.equals(home()) ? "`" + table + "`" : "`" + schema + "`.`" + table + "`";
    }

    String name(LiveTable table) {
        return name(table.schema(), table.name());
    }
}
