package io.flinkdm.job.it;

import static org.awaitility.Awaitility.await;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole tasks from real servers to a real server, on a Flink inside this process. */
@ExtendWith(TestServers.class)
class MiniClusterIT {

    private static final String ROWS = "(id INT PRIMARY KEY, v VARCHAR(20), n BIGINT)";

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema schema;
    private String copy;

    @BeforeEach
    void createSource() throws SQLException {
        schema = TestSchema.create(mysql, "flow");
        copy = schema.name();
        schema.execute(
                "CREATE TABLE a " + ROWS,
                "CREATE TABLE pair (x INT, y VARCHAR(10), z DOUBLE, PRIMARY KEY (x, y))",
                "INSERT INTO a VALUES (1, 'one', 1), (2, NULL, -1), (3, 'drei', 3)",
                "INSERT INTO pair VALUES (1, 'a', 0.5), (1, 'b', NULL)");
    }

    @AfterEach
    void dropAll() throws SQLException {
        schema.close();
        tidb.execute(
                "DROP DATABASE IF EXISTS " + copy, "DROP DATABASE IF EXISTS " + copy + "_meta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void loadsAndFollows(String stateBackend) throws Exception {
        Setting setting = new Setting(2, stateBackend, "");
        try (EmbeddedTask task = EmbeddedTask.start(task("all"), folder, setting)) {
            awaitEqual("a");
            schema.execute(
                    "INSERT INTO a VALUES (4, 'vier', 4)",
                    "UPDATE a SET v = 'eins', n = n + 10 WHERE id = 1",
                    "UPDATE a SET id = 20 WHERE id = 2",
                    "DELETE FROM a WHERE id = 3",
                    "UPDATE pair SET y = 'c' WHERE y = 'a'");
            awaitEqual("a");
            awaitEqual("pair");
            task.assertRuns();
        }
    }

    @Test
    void continuesFromASavepointOnAnotherParallelism() throws Exception {
        String savepoint;
        try (EmbeddedTask task = EmbeddedTask.start(task("all"), folder, Setting.PLAIN)) {
            awaitEqual("a");
            savepoint = task.pause(folder);
        }
        schema.execute("UPDATE a SET n = 99", "DELETE FROM pair");
        Setting wider = new Setting(3, "hashmap", savepoint);
        try (EmbeddedTask task = EmbeddedTask.start(task("all"), folder, wider)) {
            awaitEqual("a");
            awaitEqual("pair");
            task.assertRuns();
        }
    }

    /** The savepoint is the first checkpoint after the end of the load. */
    @RepeatedTest(3)
    void isPausedWhenTheLoadHasJustEnded() throws Exception {
        TaskFiles files = task("all").checkpointEvery(Duration.ofSeconds(5));
        String savepoint;
        try (EmbeddedTask task = EmbeddedTask.start(files, folder, Setting.PLAIN)) {
            awaitEqual("a");
            awaitEqual("pair");
            savepoint = task.pause(folder);
        }
        schema.execute("DELETE FROM pair");
        try (EmbeddedTask task =
                EmbeddedTask.start(task("all"), folder, Setting.PLAIN.from(savepoint))) {
            awaitEqual("pair");
            task.assertRuns();
        }
    }

    @Test
    void endsAFullTask() throws Exception {
        try (EmbeddedTask task = EmbeddedTask.start(task("full"), folder, Setting.PLAIN)) {
            task.awaitFinished();
            assertEqual("a");
            assertEqual("pair");
        }
    }

    @Test
    void followsFromAGivenPosition() throws Exception {
        tidb.execute(
                "CREATE DATABASE " + copy,
                "CREATE TABLE " + copy + ".a " + ROWS,
                "INSERT INTO " + copy + ".a VALUES (1, 'one', 1), (2, NULL, -1), (3, 'drei', 3)");
        String start = masterStatus();
        schema.execute("UPDATE a SET n = 7 WHERE id = 1", "DELETE FROM a WHERE id = 2");
        TaskFiles files =
                TaskFiles.of(folder, copy, "incremental", tidb)
                        .source("mysql-01", mysql, start + "    block-allow-list: one\n")
                        .add(onlyTable("a"));
        try (EmbeddedTask task = EmbeddedTask.start(files, folder, Setting.PLAIN)) {
            awaitEqual("a");
            task.assertRuns();
        }
    }

    @Test
    void carriesOverAStatementBetweenRows() throws Exception {
        try (EmbeddedTask task = EmbeddedTask.start(task("all"), folder, Setting.PLAIN)) {
            awaitEqual("a");
            schema.execute(
                    "INSERT INTO a VALUES (4, 'vier', 4)",
                    "ALTER TABLE a ADD c INT",
                    "INSERT INTO a VALUES (5, 'fünf', 5, 55)");
            awaitEqual("a");
            task.assertRuns();
        }
    }

    @Test
    void passesOverStatementsOnOtherTables() throws Exception {
        try (TestSchema other = TestSchema.create(mysql, "other");
                EmbeddedTask task = EmbeddedTask.start(task("all"), folder, Setting.PLAIN)) {
            awaitEqual("a");
            other.execute("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)", "DROP TABLE t");
            schema.execute("INSERT INTO a VALUES (5, '', 0)");
            awaitEqual("a");
            task.assertRuns();
        }
    }

    @Test
    void answersCommands() throws Exception {
        try (EmbeddedTask task = EmbeddedTask.start(task("all"), folder, Setting.PLAIN)) {
            awaitEqual("a");
            String meta = copy + "_meta.`" + copy;
            tidb.execute(
                    "INSERT INTO " + meta + "_command` (command, arguments) VALUES ('skip', '{}')");
            await().atMost(EmbeddedTask.PATIENCE)
                    .until(() -> answer(meta + "_command_result`").contains("code=52001"));
            task.assertRuns();
        }
    }

    private static String answer(String table) throws SQLException {
        try (Connection connection = tidb.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(message) FROM " + table)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private TaskFiles task(String mode) throws Exception {
        return TaskFiles.of(folder, copy, mode, tidb)
                .source("mysql-01", mysql, "    block-allow-list: one\n")
                .add("block-allow-list:\n  one:\n    do-dbs: [" + schema.name() + "]\n");
    }

    private String onlyTable(String table) {
        return "block-allow-list:\n  one:\n    do-tables:\n      - db-name: "
                + schema.name()
                + "\n        tbl-name: "
                + table
                + "\n";
    }

    private void awaitEqual(String table) {
        Tables.awaitEqual(mysql, copy + "." + table, tidb, copy + "." + table);
    }

    private void assertEqual(String table) throws SQLException {
        Tables.assertEqual(mysql, copy + "." + table, tidb, copy + "." + table);
    }

    private static String masterStatus() throws SQLException {
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW MASTER STATUS")) {
            row.next();
            return "    meta:\n      binlog-name: "
                    + row.getString(1)
                    + "\n      binlog-pos: "
                    + row.getLong(2)
                    + "\n      binlog-gtid: \""
                    + row.getString(5).replace("\n", "")
                    + "\"\n";
        }
    }
}
