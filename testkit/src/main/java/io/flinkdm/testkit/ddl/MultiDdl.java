package io.flinkdm.testkit.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several changes in one ALTER, and changes between comments. Stateless. */
final class MultiDdl {

    private MultiDdl() {}

    static Optional<String> several(World world, Dice dice) {
        return dice.one(world.tables(), table -> parts(table, dice).size() > 1)
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + " "
                                        + String.join(", ", parts(table, dice)));
    }

    /** Each about something else. */
    private static List<String> parts(LiveTable table, Dice dice) {
        List<String> parts = new ArrayList<>();
        if (ColumnDdl.canLose(table)) {
            parts.add("DROP " + dice.one(ColumnDdl.droppable(table)).orElseThrow().quoted());
        }
        if (ColumnDdl.hasRoom(table)) {
            String name = dice.freeName("e", 10, table.columnNames()).orElseThrow();
            parts.add("ADD " + name + " " + Definitions.of(dice) + dice.of("", " FIRST"));
            if (KeyDdl.hasRoom(table)) {
                parts.add("ADD KEY by_" + name + " (" + keyed(table) + ")");
            }
        }
        if (dice.oneIn(3)) {
            parts.add("COMMENT = 'several'");
        }
        return parts;
    }

    private static String keyed(LiveTable table) {
        return KeyDdl.hasId(table) ? "id" : table.columns().get(0).quoted() + lengthOf(table);
    }

    private static String lengthOf(LiveTable table) {
        return table.columns().get(0).family().endsWith("text") ? "(8)" : "";
    }

    static Optional<String> commented(World world, Dice dice) {
        return dice.one(world.tables(), ColumnDdl::hasRoom)
                .map(
                        table ->
                                dice.of(
                                                "/* one; */ ALTER TABLE %s %s -- the end",
                                                "ALTER /* two */ TABLE %s /*!40000 %s */",
                                                "/*!50000 ALTER TABLE %s %s */",
                                                "ALTER TABLE\n%s # here; \n%s")
                                        .formatted(
                                                world.name(table), ColumnDdl.added(table, dice)));
    }
}
