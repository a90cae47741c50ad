package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * MariaDB's system-versioned tables are never lost in silence: they stop a task that wants them.
 */
@ExtendWith(TestServers.class)
class SystemVersionedIT {

    private static final String LISTS =
            "block-allow-list:\n  one:\n    do-dbs: [%1$s]\n    ignore-tables:\n"
                    + "      - db-name: %1$s\n        tbl-name: \"past*\"\n";

    @Server(ServerKind.MARIADB)
    static TestServer mariadb;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema schema;
    private String name;

    @BeforeEach
    void createSource() throws SQLException {
        schema = TestSchema.create(mariadb, "versioned");
        name = schema.name();
        schema.execute(
                "CREATE TABLE plain (id INT PRIMARY KEY, v INT)",
                "CREATE TABLE past (id INT PRIMARY KEY, v INT) WITH SYSTEM VERSIONING",
                "INSERT INTO plain VALUES (1, 1), (2, 2)",
                "INSERT INTO past VALUES (1, 1), (2, 2)");
    }

    @AfterEach
    void dropAll() throws SQLException {
        schema.close();
        tidb.execute(
                "DROP DATABASE IF EXISTS " + name, "DROP DATABASE IF EXISTS " + name + "_meta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "full"})
    void stopATaskAtItsStart(String mode) throws Exception {
        schema.execute(
                "CREATE TABLE told (id INT PRIMARY KEY, s TIMESTAMP(6) GENERATED ALWAYS AS ROW"
                        + " START, e TIMESTAMP(6) GENERATED ALWAYS AS ROW END,"
                        + " PERIOD FOR SYSTEM_TIME (s, e)) WITH SYSTEM VERSIONING");
        try (EmbeddedTask task = start(mode, "block-allow-list:\n  one:\n    do-dbs: [%s]\n")) {
            assertThat(task.awaitFailure())
                    .hasStackTraceContaining("code=26005")
                    .hasStackTraceContaining(
                            "`%1$s`.`past` is SYSTEM VERSIONED, `%1$s`.`told` is SYSTEM VERSIONED"
                                    .formatted(name))
                    .hasStackTraceContaining("leave such out by ignore-tables in block-allow-list");
        }
    }

    @Test
    void areLeftOutByTheLists() throws Exception {
        try (EmbeddedTask task = start("all", LISTS)) {
            awaitEqual("plain");
            schema.execute(
                    "UPDATE past SET v = 7",
                    "DELETE FROM past WHERE id = 1",
                    "UPDATE plain SET v = 7 WHERE id = 1",
                    "ALTER TABLE past DROP SYSTEM VERSIONING",
                    "DELETE FROM plain WHERE id = 2");
            awaitEqual("plain");
            task.assertRuns();
            assertThat(Tables.texts(tidb, "SHOW TABLES IN " + name)).containsExactly("plain");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE late (id INT PRIMARY KEY, v INT) WITH SYSTEM VERSIONING",
                "CREATE TABLE late LIKE past",
                "CREATE TABLE late WITH SYSTEM VERSIONING SELECT id, v FROM plain",
                "RENAME TABLE past TO late",
                "ALTER TABLE plain ADD SYSTEM VERSIONING"
            })
    void stopATaskWhenTheyAppear(String statement) throws Exception {
        try (EmbeddedTask task = start("all", LISTS)) {
            awaitEqual("plain");
            schema.execute(statement);
            assertThat(task.awaitFailure())
                    .hasStackTraceContaining("code=4400")
                    .hasStackTraceContaining(statement.substring(0, 12))
                    .hasStackTraceContaining("cannot be followed");
        }
    }

    private EmbeddedTask start(String mode, String lists) throws Exception {
        TaskFiles files =
                TaskFiles.of(folder, name, mode, tidb)
                        .source("mysql-01", mariadb, "    block-allow-list: one\n")
                        .add(lists.formatted(name));
        return EmbeddedTask.start(files, folder, Setting.PLAIN);
    }

    private void awaitEqual(String table) {
        Tables.awaitEqual(mariadb, name + "." + table, tidb, name + "." + table);
    }
}
