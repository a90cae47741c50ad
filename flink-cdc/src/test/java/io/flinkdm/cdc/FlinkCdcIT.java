package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.flink.ClusterRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same task by both connectors, on a real cluster; they must bring the same rows. */
@ExtendWith(TestServers.class)
class FlinkCdcIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A slow machine may not have come as far as to run all of it. */
    private static final String DONE = "\"result\": true";

    private static final Pattern ALIVE =
            Pattern.compile("\"id\":\"(\\w+)\",\"status\":\"(?:CREATED|RUNNING|RESTARTING)\"");

    private static final int ROUNDS = Integer.getInteger("cdc.rounds", 1);

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    static FlinkCluster flink;
    static int taskManager;

    @TempDir Path folder;

    private TestSchema schema;
    private RandomChanges changes;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkCluster.start(1, 4);
    }

    @AfterAll
    static void stopFlink() {
        if (flink != null) {
            flink.close();
        }
    }

    @BeforeEach
    void createSource() throws SQLException {
        schema = TestSchema.create(mysql, "cdc");
        changes = new RandomChanges(schema, Long.getLong("cdc.seed", System.nanoTime()));
        System.out.println("-Dcdc.seed=" + changes.seed());
        changes.createTables();
    }

    @AfterEach
    void dropAll() throws SQLException {
        new ClusterRest(flink.rest())
                .get("/jobs").map(ALIVE::matcher).stream()
                        .flatMap(Matcher::results)
                        .forEach(job -> flink.cancel(job.group(1)));
        schema.close();
        for (String copy : List.of(copy("cdc"), copy("own"))) {
            tidb.execute(
                    "DROP DATABASE IF EXISTS " + copy, "DROP DATABASE IF EXISTS " + copy + "_meta");
        }
    }

    /** Loads, follows, is killed, goes on; stops at a statement that the own readers follow. */
    @Test
    void bringsWhatTheOwnReadersBring() throws Exception {
        changes.run(3_000);
        String byFlinkCdc = runByFlinkCdc("all");
        run(List.of(), JarsIT.OWN, task("own", "all").arguments());
        changes.run(1_000);
        awaitEqual();
        for (int round = 1; round <= ROUNDS; round++) {
            changes.run(1_000);
            flink.killTaskManager(taskManager);
            changes.run(500);
            taskManager = flink.startTaskManager();
            changes.run(500);
            awaitEqual();
            System.out.println("round " + round + ": both copies are equal");
        }
        schema.execute(
                "ALTER TABLE numbers ADD later INT NOT NULL DEFAULT 5",
                "UPDATE numbers SET later = 6 LIMIT 3");
        flink.awaitJobState(byFlinkCdc, "FAILED");
        waiting().untilAsserted(() -> assertEqual("own"));
    }

    @Test
    void endsAFullTask() throws Exception {
        changes.run(500);
        flink.awaitJobState(runByFlinkCdc("full"), "FINISHED");
        assertEqual("cdc");
    }

    @Test
    void isStartedPausedAndResumedByTheCommand() throws Exception {
        changes.run(200);
        CdcTask task = task("cdc", "all");
        DmProcess dm = new DmProcess(folder, flink.rest());
        String driver = drivers().get(0).toString();
        String started =
                dm.run(
                        "start-task",
                        task.file().toString(),
                        "--source",
                        task.source().toString(),
                        "--source-connector",
                        "flink-cdc",
                        "--lib",
                        driver);
        assertThat(started).contains(DONE);
        waiting().untilAsserted(() -> assertEqual("cdc"));
        assertThat(dm.run("pause-task", task.name())).doesNotContain("\"result\": false");
        changes.run(200);
        assertThat(dm.run("resume-task", task.name(), "--source-connector", "flink-dm"))
                .contains("code=52016");
        assertThat(dm.run("resume-task", task.name(), "--lib", driver)).contains(DONE);
        changes.run(200);
        waiting().untilAsserted(() -> assertEqual("cdc"));
        assertThat(dm.run("query-status", task.name())).contains("\"stage\": \"Running\"");
        dm.run("stop-task", task.name());
    }

    private String runByFlinkCdc(String mode) throws Exception {
        List<String> options = new ArrayList<>();
        for (Path driver : drivers()) {
            options.addAll(List.of("-C", driver.toUri().toString()));
        }
        List<String> arguments = new ArrayList<>(List.of(task("cdc", mode).arguments()));
        arguments.addAll(List.of("--source-connector", "flink-cdc"));
        return run(options, JarsIT.BOTH, arguments.toArray(String[]::new));
    }

    private static List<Path> drivers() throws IOException {
        try (Stream<Path> drivers = Files.list(JarsIT.DRIVERS)) {
            return drivers.toList();
        }
    }

    private String run(List<String> options, Path jar, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-p", "2"));
        all.addAll(options);
        return flink.runJob(all, jar, arguments);
    }

    private CdcTask task(String connector, String mode) throws Exception {
        return CdcTask.write(folder, copy(connector), mode, schema.name(), mysql, tidb);
    }

    private String copy(String connector) {
        return schema.name() + "_" + connector;
    }

    private void awaitEqual() {
        waiting().untilAsserted(() -> assertEqual("cdc"));
        waiting().untilAsserted(() -> assertEqual("own"));
        waiting().untilAsserted(this::assertSameCopies);
    }

    private static ConditionFactory waiting() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(SQLException.class);
    }

    private void assertEqual(String connector) throws SQLException {
        for (String table : RandomChanges.exactTables()) {
            assertEqual(mysql, schema.name() + "." + table, tidb, copy(connector) + "." + table);
        }
    }

    private void assertSameCopies() throws SQLException {
        for (String table : RandomChanges.tables()) {
            assertEqual(tidb, copy("own") + "." + table, tidb, copy("cdc") + "." + table);
        }
    }

    private static void assertEqual(TestServer source, String table, TestServer target, String copy)
            throws SQLException {
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            Differences differences = TableDiff.compare(left, table, right, copy);
            assertThat(differences.isEmpty()).as(differences.toString()).isTrue();
        }
    }
}
