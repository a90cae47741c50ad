package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A statement that takes long on the target, interrupted or parked: it is carried out once, and the
 * rows of other tables arrive meanwhile. {@code -Dddl.rows} is the size of the table.
 */
@ExtendWith(TestServers.class)
class DdlInterruptedIT {

    private static final int ROWS = Integer.getInteger("ddl.rows", 20_000);
    private static final Duration MOST_LAG = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(50);

    @Server(value = ServerKind.MYSQL_80, name = "interrupted")
    static TestServer mysql;

    @Server(value = ServerKind.TIDB, name = "interrupted")
    static TestServer tidb;

    private static FlinkCluster flink;

    @TempDir Path folder;

    private Migration migration;
    private Heartbeat beat;

    @BeforeAll
    static void startFlink() throws Exception {
        Path job = Path.of(System.getProperty("dm.home"), "job", "target", "migration.jar");
        Map<String, String> settings = new HashMap<>(FaultyRound.NOTICED_SOON);
        settings.putAll(FaultsIT.CHEAP);
        flink = FlinkCluster.start(2, 2, settings, List.of(job));
        // many small steps, so that it takes its time; TiDB wants the first two off together
        tidb.execute(
                "SET GLOBAL tidb_enable_dist_task = OFF",
                "SET GLOBAL tidb_ddl_enable_fast_reorg = OFF",
                "SET GLOBAL tidb_ddl_reorg_worker_cnt = 1",
                "SET GLOBAL tidb_ddl_reorg_batch_size = 32");
    }

    @AfterAll
    static void stopFlink() {
        if (flink != null) {
            flink.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        migration = Migration.of(folder, mysql, tidb, flink.rest(), Heartbeat.DEFINITION);
        migration
                .source()
                .execute(
                        "CREATE TABLE big (id INT PRIMARY KEY, a INT, b INT)",
                        "CREATE TABLE held (id INT PRIMARY KEY, a INT, b INT)",
                        "INSERT INTO held VALUES (1, 1, 2)");
        fill();
        migration.start("--parallelism", "2");
        migration.awaitSynced();
        beat = Heartbeat.start(migration);
        await().atMost(PATIENCE).until(() -> migration.hasCopies("big", ROWS));
    }

    /** Doubles what is there. */
    private void fill() throws SQLException {
        migration.source().execute("INSERT INTO big VALUES (1, 1, 1)");
        for (int rows = 1; rows < ROWS; rows *= 2) {
            int more = Math.min(rows, ROWS - rows);
            migration
                    .source()
                    .execute(
                            "INSERT INTO big SELECT id + %1$d, (id + %1$d) * 7 %% 1000, id FROM big WHERE id <= %2$d"
                                    .formatted(rows, more));
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (beat != null) {
            beat.close();
        }
        if (migration != null) {
            migration.close();
        }
    }

    @Test
    void letsRowsOfOtherTablesPassWhileAStatementRuns() throws Exception {
        migration.source().execute("ALTER TABLE big ADD INDEX by_a (a)");
        awaitRunning();
        beat.slowest();
        long began = System.nanoTime();
        while (jobs("running").size() == 1) {
            Pause.between(LOOK, LOOK, new Random());
        }
        Duration slowest = beat.slowest();
        System.out.printf(
                "[ddl] beside ADD INDEX of %d rows, %d ms: slowest row %d ms%n",
                ROWS, (System.nanoTime() - began) / 1_000_000, slowest.toMillis());

        assertThat(slowest).isLessThan(MOST_LAG);
        assertEqualAndOnce();
    }

    @Test
    void letsRowsOfOtherTablesPassWhileAStatementIsParked() throws Exception {
        migration
                .source()
                .execute(
                        "ALTER TABLE held RENAME COLUMN a TO b, RENAME COLUMN b TO a",
                        "INSERT INTO held VALUES (2, 3, 4)");
        await().atMost(PATIENCE)
                .until(() -> migration.dm().status(migration.name()).toString().contains("36068"));
        beat.slowest();
        Pause.between(Duration.ofSeconds(5), Duration.ofSeconds(5), new Random());
        Duration slowest = beat.slowest();
        System.out.printf(
                "[ddl] beside a parked statement: slowest row %d ms%n", slowest.toMillis());

        assertThat(slowest).isLessThan(MOST_LAG);
        assertThat(migration.hasCopies("held", 1)).isTrue();
        migration.awaitStage("Running");
    }

    @Test
    void isCarriedOutOnceWhenTheTaskManagerIsKilled() throws Exception {
        migration
                .source()
                .execute("ALTER TABLE big ADD INDEX by_a (a)", "INSERT INTO big VALUES (-1, 1, 1)");
        awaitRunning();
        flink.replaceTaskManager();

        assertEqualAndOnce();
    }

    @Test
    void isCarriedOutOnceWhenTheJobManagerIsKilled() throws Exception {
        migration
                .source()
                .execute("ALTER TABLE big ADD INDEX by_a (a)", "INSERT INTO big VALUES (-1, 1, 1)");
        awaitRunning();
        flink.killJobManager();
        flink.restartJobManager();
        migration.resume();

        assertEqualAndOnce();
    }

    @Test
    void isCarriedOutOnceWhenTheTargetIsKilled() throws Exception {
        migration
                .source()
                .execute("ALTER TABLE big ADD INDEX by_a (a)", "INSERT INTO big VALUES (-1, 1, 1)");
        awaitRunning();
        tidb.kill();
        tidb.restart();

        assertEqualAndOnce();
    }

    private void awaitRunning() {
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> !jobs("running").isEmpty());
    }

    private void assertEqualAndOnce() throws SQLException {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> migration.assertEqual(Heartbeat.TABLE));
        assertThat(jobs("synced")).hasSize(1);
    }

    /** ADD INDEX of the table that are in that state, or were. */
    private List<String> jobs(String state) throws SQLException {
        List<String> jobs = new ArrayList<>();
        try (Connection connection = tidb.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "ADMIN SHOW DDL JOBS 50 WHERE DB_NAME = '"
                                        + migration.copySchema()
                                        + "' AND TABLE_NAME = 'big' AND JOB_TYPE LIKE 'add index%'")) {
            while (row.next()) {
                if (row.getString("STATE").equals(state)) {
                    jobs.add(row.getString("JOB_ID"));
                }
            }
        }
        return jobs;
    }
}
