package io.flinkdm.testkit.ddl;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Statements that add, drop and rename keys. Stateless. */
final class KeyDdl {

    private static final int MOST_KEYS = 5;
    private static final int NAMES = 8;
    private static final Set<String> WITHOUT_LENGTH = Set.of("text", "mediumtext");

    private KeyDdl() {}

    static Optional<String> addIndex(World world, Dice dice) {
        return dice.one(world.tables(), KeyDdl::hasRoom)
                .map(table -> "ALTER TABLE " + world.name(table) + " " + added(table, dice));
    }

    static boolean hasRoom(LiveTable table) {
        return table.keys().size() < MOST_KEYS;
    }

    /** One part of an ALTER. */
    static String added(LiveTable table, Dice dice) {
        return dice.of("ADD INDEX ", "ADD KEY ") + freeName(table, dice) + " " + parts(table, dice);
    }

    private static String freeName(LiveTable table, Dice dice) {
        return dice.freeName("i", NAMES, table.keyNames()).orElse("i_last");
    }

    private static String parts(LiveTable table, Dice dice) {
        LiveColumn one = dice.one(table.columns()).orElseThrow();
        LiveColumn two = dice.one(table.columns()).orElseThrow();
        return one.equals(two) || dice.oneIn(2)
                ? "(" + part(one) + ")"
                : "(" + part(one) + ", " + part(two) + ")";
    }

    private static String part(LiveColumn column) {
        return WITHOUT_LENGTH.contains(column.family()) ? column.quoted() + "(8)" : column.quoted();
    }

    /** With the key of the traffic: no two rows have the same values then. */
    static Optional<String> addUnique(World world, Dice dice) {
        return dice.one(world.tables(), table -> hasRoom(table) && hasId(table))
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + " ADD UNIQUE "
                                        + dice.of("", "KEY ", "INDEX ")
                                        + freeName(table, dice)
                                        + uniqueParts(table, dice));
    }

    private static String uniqueParts(LiveTable table, Dice dice) {
        return dice.one(table.columns(), column -> !column.name().equals("id"))
                .map(column -> " (" + part(column) + ", id)")
                .orElse(" (id)");
    }

    static boolean hasId(LiveTable table) {
        return table.columnNames().contains("id");
    }

    static Optional<String> addPrimary(World world, Dice dice) {
        return dice.one(
                        world.tables(),
                        table -> table.letter().equals("u") && table.key(LiveKey.PRIMARY).isEmpty())
                .map(table -> "ALTER TABLE " + world.name(table) + " ADD PRIMARY KEY (id)");
    }

    /** Not of tables made with one: it is how TiDB keeps their rows. */
    static Optional<String> dropPrimary(World world, Dice dice) {
        return dice.one(
                        world.tables(),
                        table ->
                                table.letter().equals("u")
                                        && table.key(LiveKey.PRIMARY).isPresent())
                .map(table -> "ALTER TABLE " + world.name(table) + " DROP PRIMARY KEY");
    }

    static Optional<String> drop(World world, Dice dice) {
        return onSome(world, dice, key -> true)
                .map(
                        found ->
                                "ALTER TABLE "
                                        + world.name(found.table())
                                        + dice.of(" DROP INDEX ", " DROP KEY ")
                                        + found.key().quoted());
    }

    static Optional<String> dropIndex(World world, Dice dice) {
        return onSome(world, dice, key -> true)
                .map(
                        found ->
                                "DROP INDEX "
                                        + found.key().quoted()
                                        + " ON "
                                        + world.name(found.table()));
    }

    static Optional<String> rename(World world, Dice dice) {
        return onSome(world, dice, key -> true)
                .map(
                        found ->
                                "ALTER TABLE "
                                        + world.name(found.table())
                                        + dice.of(" RENAME INDEX ", " RENAME KEY ")
                                        + found.key().quoted()
                                        + " TO "
                                        + freeName(found.table(), dice));
    }

    static Optional<String> create(World world, Dice dice) {
        return dice.one(world.tables(), KeyDdl::hasRoom)
                .map(
                        table ->
                                hasId(table) && dice.oneIn(2)
                                        ? "CREATE UNIQUE INDEX "
                                                + freeName(table, dice)
                                                + " ON "
                                                + world.name(table)
                                                + uniqueParts(table, dice)
                                        : "CREATE INDEX "
                                                + freeName(table, dice)
                                                + " ON "
                                                + world.name(table)
                                                + " "
                                                + parts(table, dice));
    }

    private record Found(LiveTable table, LiveKey key) {}

    /** Neither a primary key nor what the traffic goes by. */
    private static Optional<Found> onSome(World world, Dice dice, Predicate<LiveKey> wanted) {
        return dice.one(world.tables())
                .flatMap(
                        table ->
                                dice.one(table.keys(), key -> isFree(key) && wanted.test(key))
                                        .map(key -> new Found(table, key)));
    }

    static boolean isFree(LiveKey key) {
        return !key.isPrimary() && !key.name().equals("one_id");
    }
}
