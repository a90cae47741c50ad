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
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code strict-rows}, {@code safe-mode} and {@code safe-mode-duration} of a whole task. */
@ExtendWith(TestServers.class)
class WriteModesIT {

    private static final String STRICT = "strict-rows: true\n";
    private static final String SAFE = "    safe-mode: true\n";

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema shop;

    @BeforeEach
    void create() throws SQLException {
        shop = TestSchema.create(mysql, "modes");
        shop.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)", "INSERT INTO t VALUES (1, 1)");
    }

    @AfterEach
    void drop() throws SQLException {
        tidb.execute(
                "DROP DATABASE IF EXISTS " + shop.name(),
                "DROP DATABASE IF EXISTS " + shop.name() + "_meta");
        shop.close();
    }

    /**
     * A task that has left behind what its start makes safe.
     *
     * @param options of the task file, behind its {@code syncers}
     */
    private EmbeddedTask following(String options) throws Exception {
        TaskFiles files =
                TaskFiles.of(folder, shop.name(), "all", tidb)
                        .add(options)
                        .add(
                                "block-allow-list:\n  shop:\n    do-dbs: [%s]\n"
                                        .formatted(shop.name()))
                        .source("mysql-01", mysql, "    block-allow-list: shop\n");
        EmbeddedTask task = EmbeddedTask.start(files, folder, Setting.PLAIN);
        awaitRows("1 1");
        shop.execute("INSERT INTO t VALUES (2, 2)");
        awaitRows("1 1", "2 2");
        return task;
    }

    private void awaitRows(String... expected) {
        Awaitility.await()
                .atMost(EmbeddedTask.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(
                                                Tables.texts(
                                                        tidb,
                                                        "SELECT CONCAT_WS(' ', id, v) FROM "
                                                                + shop.name()
                                                                + ".t ORDER BY 1"))
                                        .containsExactly(expected));
    }

    private void onTarget(String sql) throws SQLException {
        tidb.execute(sql.formatted(shop.name()));
    }

    @Test
    void aMissingRowStopsAStrictTask() throws Exception {
        try (EmbeddedTask task = following(STRICT)) {
            onTarget("DELETE FROM %s.t WHERE id = 2");
            shop.execute("UPDATE t SET v = 3 WHERE id = 1", "UPDATE t SET v = 3 WHERE id = 2");
            assertThat(task.awaitFailure()).hasStackTraceContaining("code=52025");
        }
    }

    @Test
    void aMissingRowIsWrittenAnewOtherwise() throws Exception {
        try (EmbeddedTask task = following("")) {
            onTarget("DELETE FROM %s.t WHERE id = 2");
            shop.execute("UPDATE t SET v = 3 WHERE id = 2");
            awaitRows("1 1", "2 3");
            task.assertRuns();
        }
    }

    @Test
    void aRowThatIsThereStopsATask() throws Exception {
        try (EmbeddedTask task = following("")) {
            onTarget("INSERT INTO %s.t VALUES (3, 9)");
            shop.execute("INSERT INTO t VALUES (3, 3)");
            assertThat(task.awaitFailure()).hasStackTraceContaining("cannot write INSERT");
        }
    }

    @Test
    void aTaskInSafeModeWritesOverIt() throws Exception {
        try (EmbeddedTask task = following(SAFE)) {
            writesOverWhatIsThere(task);
        }
    }

    @Test
    void aTaskWritesOverItForSafeModeDuration() throws Exception {
        try (EmbeddedTask task = following("    safe-mode-duration: 1h\n")) {
            writesOverWhatIsThere(task);
        }
    }

    private void writesOverWhatIsThere(EmbeddedTask task) throws Exception {
        onTarget("INSERT INTO %s.t VALUES (3, 9)");
        shop.execute(
                "INSERT INTO t VALUES (3, 3)",
                "DELETE FROM t WHERE id = 1",
                "UPDATE t SET id = 4 WHERE id = 2");
        awaitRows("3 3", "4 2");
        task.assertRuns();
    }

    @Test
    void aRowThatIsThereStopsATaskAfterSafeModeDuration() throws Exception {
        try (EmbeddedTask task = following("    safe-mode-duration: 1s\n")) {
            onTarget("INSERT INTO %s.t VALUES (3, 9)");
            Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            shop.execute("INSERT INTO t VALUES (3, 3)");
            assertThat(task.awaitFailure()).hasStackTraceContaining("cannot write INSERT");
        }
    }
}
