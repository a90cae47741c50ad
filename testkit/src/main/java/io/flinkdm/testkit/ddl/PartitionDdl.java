package io.flinkdm.testkit.ddl;

import java.util.List;
import java.util.Optional;

/** Tables cut into ranges of their key. Stateless. */
final class PartitionDdl {

    private static final int MOST = 6;

    private PartitionDdl() {}

    static Optional<String> create(World world, Dice dice) {
        return TableDdl.freeName(world, dice, "p")
                .map(
                        name ->
                                "CREATE TABLE "
                                        + name
                                        + " (id INT NOT NULL, c0 "
                                        + Definitions.of(dice)
                                        + ", PRIMARY KEY (id)) PARTITION BY RANGE (id)"
                                        + " (PARTITION r1 VALUES LESS THAN (20), PARTITION r2"
                                        + " VALUES LESS THAN (60), PARTITION r3 VALUES LESS THAN"
                                        + " (100000))");
    }

    static Optional<String> add(World world, Dice dice) {
        return dice.one(
                        world.tables(),
                        table -> table.isPartitioned() && table.partitions().size() < MOST)
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + " ADD PARTITION (PARTITION r"
                                        + (last(table).bound() + 1)
                                        + " VALUES LESS THAN ("
                                        + (last(table).bound() + 1_000)
                                        + "))");
    }

    private static LiveTable.Partition last(LiveTable table) {
        List<LiveTable.Partition> all = table.partitions();
        return all.get(all.size() - 1);
    }

    static Optional<String> drop(World world, Dice dice) {
        return dice.one(world.tables(), table -> table.partitions().size() > 2)
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + " DROP PARTITION "
                                        + table.partitions().get(0).name());
    }

    static Optional<String> truncate(World world, Dice dice) {
        return dice.one(world.tables(), LiveTable::isPartitioned)
                .map(
                        table ->
                                "ALTER TABLE "
                                        + world.name(table)
                                        + " TRUNCATE PARTITION "
                                        + dice.one(table.partitions()).orElseThrow().name());
    }
}
