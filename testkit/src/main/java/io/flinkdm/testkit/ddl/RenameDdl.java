package io.flinkdm.testkit.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that rename tables. Stateless. */
final class RenameDdl {

    private RenameDdl() {}

    static Optional<String> rename(World world, Dice dice) {
        return dice.one(world.tables())
                .flatMap(
                        table ->
                                newName(world, table, dice)
                                        .map(
                                                name ->
                                                        "RENAME TABLE "
                                                                + world.name(table)
                                                                + " TO "
                                                                + name));
    }

    static Optional<String> alter(World world, Dice dice) {
        return dice.one(world.tables())
                .flatMap(
                        table ->
                                newName(world, table, dice)
                                        .map(
                                                name ->
                                                        "ALTER TABLE "
                                                                + world.name(table)
                                                                + dice.of(" RENAME ", " RENAME TO ")
                                                                + name));
    }

    /** In the same schema; the letter says what the table is and stays. */
    private static Optional<String> newName(World world, LiveTable table, Dice dice) {
        return dice.freeName(table.letter(), 6, world.tableNames(table.schema()))
                .map(name -> world.name(table.schema(), name));
    }

    static Optional<String> swap(World world, Dice dice) {
        return exchanged(world, dice, 2);
    }

    static Optional<String> cycle(World world, Dice dice) {
        return exchanged(world, dice, 3);
    }

    /** So many tables of one letter take the names of each other, in one statement. */
    private static Optional<String> exchanged(World world, Dice dice, int count) {
        Optional<LiveTable> first = dice.one(world.tables());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<LiveTable> alike = new ArrayList<>(world.in(first.get().schema()));
        alike.removeIf(table -> !table.letter().equals(first.get().letter()));
        if (alike.size() < count) {
            return Optional.empty();
        }
        String spare = world.name(first.get().schema(), "spare");
        StringBuilder sql = new StringBuilder("RENAME TABLE ");
        sql.append(world.name(alike.get(0))).append(" TO ").append(spare);
        for (int i = 1; i < count; i++) {
            sql.append(", ").append(world.name(alike.get(i))).append(" TO ");
            sql.append(world.name(alike.get(i - 1)));
        }
        sql.append(", ").append(spare).append(" TO ").append(world.name(alike.get(count - 1)));
        return Optional.of(sql.toString());
    }

    static Optional<String> across(World world, Dice dice) {
        return dice.one(world.tables())
                .flatMap(
                        table ->
                                elsewhere(world, table, dice)
                                        .map(
                                                name ->
                                                        "RENAME TABLE "
                                                                + world.name(table)
                                                                + " TO "
                                                                + name));
    }

    private static Optional<String> elsewhere(World world, LiveTable table, Dice dice) {
        return dice.one(world.schemas(), schema -> !schema.equals(table.schema()))
                .flatMap(
                        schema ->
                                dice.freeName(table.letter(), 6, world.tableNames(schema))
                                        .map(name -> world.name(schema, name)));
    }
}
