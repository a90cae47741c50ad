package io.flinkdm.testkit.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that add and drop columns. Stateless. */
final class ColumnDdl {

    private static final int MOST_COLUMNS = 9;
    private static final int NAMES = 10;

    private ColumnDdl() {}

    static Optional<String> add(World world, Dice dice) {
        return dice.one(world.tables(), ColumnDdl::hasRoom)
                .map(table -> "ALTER TABLE " + world.name(table) + " " + added(table, dice));
    }

    static boolean hasRoom(LiveTable table) {
        return table.columns().size() < MOST_COLUMNS;
    }

    /** One part of an ALTER. */
    static String added(LiveTable table, Dice dice) {
        String name = dice.freeName("c", NAMES, table.columnNames()).orElseThrow();
        return dice.of("ADD ", "ADD COLUMN ")
                + "`"
                + name
                + "` "
                + Definitions.of(dice)
                + place(table, dice);
    }

    /** Nothing, FIRST or AFTER one of the columns. */
    static String place(LiveTable table, Dice dice) {
        switch (dice.below(3)) {
            case 0:
                return "";
            case 1:
                return " FIRST";
            default:
                return " AFTER " + dice.one(table.columns()).orElseThrow().quoted();
        }
    }

    static Optional<String> addSeveral(World world, Dice dice) {
        return dice.one(world.tables(), table -> table.columns().size() < MOST_COLUMNS - 2)
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + (dice.oneIn(2)
                                                ? inBrackets(table, dice)
                                                : oneAfterTheOther(table, dice)));
    }

    private static String inBrackets(LiveTable table, Dice dice) {
        List<String> names = twoNames(table, dice);
        return " ADD COLUMN ("
                + names.get(0)
                + " "
                + Definitions.of(dice)
                + ", "
                + names.get(1)
                + " "
                + Definitions.of(dice)
                + ")";
    }

    private static String oneAfterTheOther(LiveTable table, Dice dice) {
        List<String> names = twoNames(table, dice);
        return " ADD "
                + names.get(0)
                + " "
                + Definitions.of(dice)
                + place(table, dice)
                + ", ADD "
                + names.get(1)
                + " "
                + Definitions.of(dice)
                + dice.of("", " FIRST", " AFTER " + names.get(0));
    }

    private static List<String> twoNames(LiveTable table, Dice dice) {
        List<String> taken = new ArrayList<>(table.columnNames());
        String first = dice.freeName("c", NAMES, taken).orElseThrow();
        taken.add(first);
        return List.of(first, dice.freeName("c", NAMES, taken).orElseThrow());
    }

    static Optional<String> addGenerated(World world, Dice dice) {
        return dice.one(world.tables(), ColumnDdl::hasRoom)
                .flatMap(
                        table ->
                                dice.one(table.columns(), ColumnDdl::canFeed)
                                        .map(
                                                base ->
                                                        "ALTER TABLE "
                                                                + world.name(table)
                                                                + " ADD COLUMN "
                                                                + dice.freeName(
                                                                                "c",
                                                                                NAMES,
                                                                                table.columnNames())
                                                                        .orElseThrow()
                                                                + " "
                                                                + Definitions.generated(
                                                                        base, dice)));
    }

    /** Never so large that one more is too much. */
    private static boolean canFeed(LiveColumn column) {
        return column.isInteger() && !column.family().equals("bigint") && !column.isGenerated();
    }

    static Optional<String> drop(World world, Dice dice) {
        return dice.one(world.tables(), ColumnDdl::canLose)
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + dice.of(" DROP ", " DROP COLUMN ")
                                        + dice.one(droppable(table)).orElseThrow().quoted());
    }

    static boolean canLose(LiveTable table) {
        return table.columns().size() > 2 && !droppable(table).isEmpty();
    }

    static List<LiveColumn> droppable(LiveTable table) {
        return table.free();
    }
}
