package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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

    private static final Path BOTH = jar("../flink-cdc/target/migration-flink-cdc.jar");
    private static final Path OWN = jar("../job/target/migration.jar");
    private static final Path DRIVERS = jar("target/driver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    static FlinkCluster flink;

    @TempDir Path folder;

    private TestSchema schema;
    private RandomChanges changes;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkCluster.start(2, 2);
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
        changes = new RandomChanges(schema, Long.getLong("flinkdm.it.seed", System.nanoTime()));
    }

    @AfterEach
    void dropAll() throws SQLException {
        schema.close();
        for (String connector : List.of("cdc", "own")) {
            tidb.execute(
                    "DROP DATABASE IF EXISTS " + copy(connector),
                    "DROP DATABASE IF EXISTS " + copy(connector) + "_meta");
        }
    }

    @Test
    void bringsTheRowsThatTheOwnReadersBring() throws Exception {
        System.out.println("seed " + changes.seed());
        changes.createTables();
        changes.run(2_000);
        String cdc = runByFlinkCdc("all", "cdc");
        String own = run(List.of(), OWN, "all", "own");
        awaitEqual("cdc");
        awaitEqual("own");
        changes.run(2_000);
        awaitEqual("cdc");
        awaitEqual("own");
        await().atMost(PATIENCE).untilAsserted(this::assertSameCopies);
        assertThat(flink.jobState(cdc)).contains("RUNNING");
        flink.cancel(cdc);
        flink.cancel(own);
    }

    @Test
    void continuesAfterAKill() throws Exception {
        System.out.println("seed " + changes.seed());
        changes.createTables();
        changes.run(500);
        String job = runByFlinkCdc("all", "cdc");
        awaitEqual("cdc");
        changes.run(500);
        flink.killTaskManager(0);
        flink.startTaskManager();
        changes.run(500);
        awaitEqual("cdc");
        flink.cancel(job);
    }

    @Test
    void endsAFullTask() throws Exception {
        changes.createTables();
        changes.run(500);
        flink.awaitJobState(runByFlinkCdc("full", "cdc"), "FINISHED");
        assertEqual("cdc");
    }

    @Test
    void stopsAtAStatementOnAMigratedTable() throws Exception {
        changes.createTables();
        String job = runByFlinkCdc("all", "cdc");
        awaitEqual("cdc");
        schema.execute("ALTER TABLE numbers ADD later INT");
        await().atMost(PATIENCE)
                .until(() -> flink.logs().stream().anyMatch(log -> log.tail().contains("52002")));
        flink.cancel(job);
    }

    /** Neither the connector nor what it needs is in the jar of everybody. */
    @Test
    void keepsTheOwnJarFree() throws Exception {
        try (JarFile own = new JarFile(OWN.toFile());
                JarFile both = new JarFile(BOTH.toFile())) {
            assertThat(own.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.matches("(io/debezium|io/flinkdm/cdc)/.*"));
            assertThat(both.stream().map(JarEntry::getName))
                    .anyMatch(name -> name.startsWith("io/debezium/"))
                    .noneMatch(name -> name.startsWith("com/mysql/"));
        }
    }

    @Test
    void refusesWhatTheConnectorChanges() throws Exception {
        schema.execute(
                "CREATE TABLE y (id INT PRIMARY KEY, a YEAR, b JSON, c TIME, d FLOAT)",
                "CREATE TABLE keyless (a INT)",
                "CREATE TABLE cyrillic (id INT PRIMARY KEY, a TEXT CHARACTER SET cp1251)");
        assertThatThrownBy(() -> runByFlinkCdc("all", "cdc"))
                .hasMessageContaining("code=52015")
                .hasMessageContaining("`a` year: 0000 becomes 2000")
                .hasMessageContaining("`b` json: numbers are spelled anew")
                .hasMessageContaining("`c` time: a negative value may lose its sign")
                .hasMessageContaining("`d` float: digits may be lost")
                .hasMessageContaining("`keyless` has no primary key")
                .hasMessageContaining("cp1251");
    }

    @Test
    void refusesZeroDatesThatAreThere() throws Exception {
        schema.execute("CREATE TABLE z (id INT PRIMARY KEY, a DATE NOT NULL)");
        try (Connection connection = mysql.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET sql_mode = ''");
            statement.execute("INSERT INTO " + schema.name() + ".z VALUES (1, '0000-00-00')");
        }
        assertThatThrownBy(() -> runByFlinkCdc("all", "cdc"))
                .hasMessageContaining("`z` holds zero dates");
    }

    private String runByFlinkCdc(String mode, String target) throws Exception {
        List<String> options = new ArrayList<>();
        try (var drivers = Files.list(DRIVERS)) {
            drivers.forEach(driver -> options.addAll(List.of("-C", driver.toUri().toString())));
        }
        return run(options, BOTH, mode, target, "--source-connector", "flink-cdc");
    }

    private String run(
            List<String> options, Path jar, String mode, String target, String... arguments)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("-p", "2"));
        all.addAll(options);
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "--task",
                                task(mode, target).toString(),
                                "--source",
                                source().toString()));
        words.addAll(List.of(arguments));
        return flink.runJob(all, jar, words.toArray(String[]::new));
    }

    private Path task(String mode, String target) throws Exception {
        return Files.writeString(
                folder.resolve(target + ".yaml"),
                """
                name: %1$s
                task-mode: %2$s
                meta-schema: %1$s_meta
                target-database: {host: %3$s, port: %4$d, user: root}
                mysql-instances:
                  - source-id: mysql-01
                    block-allow-list: one
                    route-rules: [copy]
                    syncer: {checkpoint-flush-interval: 1}
                block-allow-list:
                  one: {do-dbs: [%5$s]}
                routes:
                  copy: {schema-pattern: %5$s, target-schema: %1$s}
                """
                        .formatted(copy(target), mode, tidb.host(), tidb.port(), schema.name()));
    }

    private Path source() throws Exception {
        return Files.writeString(
                folder.resolve("mysql-01.yaml"),
                """
                source-id: mysql-01
                from: {host: %s, port: %d, user: root}
                """
                        .formatted(mysql.host(), mysql.port()));
    }

    private String copy(String connector) {
        return schema.name() + "_" + connector;
    }

    private void awaitEqual(String connector) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertEqual(connector));
    }

    private void assertEqual(String connector) throws SQLException {
        for (String table : RandomChanges.TABLES) {
            assertEqual(mysql, schema.name() + "." + table, tidb, copy(connector) + "." + table);
        }
    }

    private void assertSameCopies() throws SQLException {
        String table = "." + RandomChanges.LATIN;
        assertEqual(tidb, copy("own") + table, tidb, copy("cdc") + table);
    }

    private static void assertEqual(TestServer source, String table, TestServer target, String copy)
            throws SQLException {
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            Differences differences = TableDiff.compare(left, table, right, copy);
            assertThat(differences.isEmpty()).as(differences.toString()).isTrue();
        }
    }

    private static Path jar(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
