package io.flinkdm.testkit.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements that make, empty and remove tables. Stateless. */
final class TableDdl {

    private static final int MOST_TABLES = 4;

    private static final int NAMES = 4;

    private TableDdl() {}

    static Optional<String> create(World world, Dice dice) {
        String letter = dice.of("k", "k", "u", "n");
        return freeName(world, dice, letter)
                .map(
                        name ->
                                dice.of("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ")
                                        + name
                                        + " ("
                                        + start(letter, dice)
                                        + columns(dice)
                                        + ")"
                                        + options(dice));
    }

    /** The name of a table that is not there, where there is room for one. */
    static Optional<String> freeName(World world, Dice dice, String letter) {
        return dice.one(world.schemas(), schema -> world.in(schema).size() < MOST_TABLES)
                .flatMap(
                        schema ->
                                dice.freeName(letter, NAMES, world.tableNames(schema))
                                        .map(name -> world.name(schema, name)));
    }

    private static String start(String letter, Dice dice) {
        switch (letter) {
            case "k":
                return dice.of(
                        "id INT PRIMARY KEY",
                        "`id` BIGINT UNSIGNED NOT NULL, u INT, PRIMARY KEY (`id`), UNIQUE (u)",
                        "v VARCHAR(10) NOT NULL DEFAULT '', id INT, PRIMARY KEY (id, v)");
            case "u":
                return "id INT NOT NULL, UNIQUE KEY one_id (id)";
            default:
                return dice.of("k INT", "k INT, KEY some_k (k)");
        }
    }

    private static String columns(Dice dice) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i <= dice.below(4); i++) {
            columns.append(", c").append(i).append(' ').append(Definitions.of(dice));
        }
        return columns.toString();
    }

    private static String options(Dice dice) {
        return dice.of(
                "",
                "",
                " ENGINE=InnoDB",
                " COMMENT='a; table'",
                " /*!50100 ROW_FORMAT=DYNAMIC */ DEFAULT CHARSET=utf8mb4",
                " CHARSET=latin1");
    }

    static Optional<String> like(World world, Dice dice) {
        return dice.one(world.tables())
                .flatMap(
                        table ->
                                freeName(world, dice, table.letter())
                                        .map(
                                                name ->
                                                        "CREATE TABLE "
                                                                + name
                                                                + " LIKE "
                                                                + world.name(table)));
    }

    /** No key comes with it. */
    static Optional<String> select(World world, Dice dice) {
        return dice.one(world.tables())
                .flatMap(
                        table ->
                                freeName(world, dice, "n")
                                        .map(
                                                name ->
                                                        "CREATE TABLE "
                                                                + name
                                                                + " SELECT "
                                                                + selected(table)
                                                                + " FROM "
                                                                + world.name(table)));
    }

    /** The traffic takes a column {@code id} for a key. */
    private static String selected(LiveTable table) {
        return table.columns().stream()
                .map(
                        column ->
                                column.name().equals("id")
                                        ? column.quoted() + " AS k0"
                                        : column.quoted())
                .collect(Collectors.joining(", "));
    }

    static Optional<String> drop(World world, Dice dice) {
        return dice.one(world.tables())
                .filter(table -> world.tables().size() > 2)
                .map(table -> dice.of("DROP TABLE ", "DROP TABLE IF EXISTS ") + world.name(table));
    }

    static Optional<String> dropSeveral(World world, Dice dice) {
        if (world.tables().size() < 4) {
            return Optional.empty();
        }
        List<LiveTable> left = new ArrayList<>(world.tables());
        LiveTable one = left.remove(dice.below(left.size()));
        LiveTable two = left.remove(dice.below(left.size()));
        String names = world.name(one) + ", " + world.name(two);
        return Optional.of(
                dice.oneIn(2)
                        ? "DROP TABLE " + names
                        : "DROP TABLE IF EXISTS " + names + ", " + world.name(world.home(), "x9"));
    }

    static Optional<String> truncate(World world, Dice dice) {
        return dice.one(world.tables())
                .map(table -> dice.of("TRUNCATE ", "TRUNCATE TABLE ") + world.name(table));
    }

    static Optional<String> option(World world, Dice dice) {
        String option =
                dice.of(
                        "COMMENT 'now ''another'''",
                        "ENGINE = InnoDB",
                        "AUTO_INCREMENT = 100",
                        "ROW_FORMAT = DYNAMIC",
                        "STATS_PERSISTENT = 0",
                        "DEFAULT CHARACTER SET utf8mb4",
                        "FORCE");
        return dice.one(world.tables())
                .map(table -> "ALTER TABLE " + world.name(table) + " " + option);
    }

    /** TiDB does not change the order of what is indexed. */
    static Optional<String> convert(World world, Dice dice) {
        return dice.one(world.tables(), TableDdl::noTextIsIndexed)
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + " CONVERT TO CHARACTER SET utf8mb4");
    }

    private static boolean noTextIsIndexed(LiveTable table) {
        return table.columns().stream()
                .noneMatch(column -> !column.charset().isEmpty() && table.isIndexed(column));
    }
}
