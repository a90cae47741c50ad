package io.flinkdm.testkit.ddl;

import java.util.Optional;

/** Statements about whole schemas. Stateless. */
final class SchemaDdl {

    private SchemaDdl() {}

    static Optional<String> create(World world, Dice dice) {
        return dice.one(world.names(), name -> !world.schemas().contains(name))
                .map(
                        name ->
                                dice.of("CREATE DATABASE ", "CREATE SCHEMA IF NOT EXISTS ")
                                        + "`"
                                        + name
                                        + "`"
                                        + dice.of("", " CHARACTER SET utf8mb4"));
    }

    /** The session's own stays. */
    static Optional<String> drop(World world, Dice dice) {
        return dice.one(world.schemas(), name -> !name.equals(world.home()))
                .map(
                        name ->
                                dice.of("DROP DATABASE ", "DROP SCHEMA IF EXISTS ")
                                        + "`"
                                        + name
                                        + "`");
    }

    static Optional<String> alter(World world, Dice dice) {
        return dice.one(world.schemas())
                .map(
                        name ->
                                "ALTER DATABASE `"
                                        + name
                                        + "` "
                                        + dice.of(
                                                "CHARACTER SET latin1",
                                                "CHARACTER SET utf8mb4",
                                                "COLLATE utf8mb4_general_ci"));
    }
}
