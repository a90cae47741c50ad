package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.job.meta.SourceStatusTable;
import io.flinkdm.job.meta.TaskRegistry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.job.meta.TaskSubmission;
import io.flinkdm.submit.it.TaskOnDisk.Account;
import io.flinkdm.submit.it.TaskOnDisk.Copy;
import io.flinkdm.submit.task.TaskFiles;
import io.flinkdm.submit.task.TaskStore;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Commands about events and structures of a task whose cluster is gone. */
@ExtendWith(TestServers.class)
class OperatorsIT {

    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String AHEAD = "mysql-bin.000007:900";
    private static final String STOPPED =
            "[{\"ErrCode\":44006,\"Message\":\"startLocation: [position: (mysql-bin.000007, 800),"
                    + " gtid-set: ], source: mysql-01, origin SQL: [ALTER TABLE t ADD x WEIRD]:"
                    + " cannot be followed\"}]";

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private TestSchema source;
    private String task;
    private String meta;
    private Dm dm;

    @BeforeEach
    void pauseATask() throws Exception {
        source = TestSchema.create(mysql, "ops");
        task = source.name() + "-task";
        meta = source.name() + "_meta";
        Copy copy =
                new Copy(
                        task,
                        "all",
                        meta,
                        source.name(),
                        source.name() + "_copy",
                        Account.root(mysql),
                        Account.root(tidb),
                        false,
                        4);
        TaskOnDisk files = TaskOnDisk.write(folder, copy);
        new TaskStore(folder.resolve("home"))
                .remember(task, new TaskFiles(files.file(), files.sources()));
        dm = new Dm(folder.resolve("home"), NOWHERE);
        note("Sync", "");
    }

    @AfterEach
    void forgetIt() throws Exception {
        source.close();
        tidb.execute(
                "DROP DATABASE IF EXISTS `" + meta + "`",
                "DROP DATABASE IF EXISTS `" + source.name() + "_copy`");
    }

    @Test
    void storesListsAndTakesBack() {
        JsonNode stored = dm.done("binlog", "skip", task, "-b", AHEAD);
        assertThat(stored.at("/sources/0/source").asText()).isEqualTo(TaskOnDisk.SOURCE_ID);
        assertThat(stored.at("/sources/0/msg").asText())
                .isEqualTo(
                        "stored for " + AHEAD + "; the task is paused, resume-task continues it");
        assertThat(list()).contains("\"op\":1,\"task\":\"" + task + "\",\"binlogPos\":\"" + AHEAD);

        dm.done("binlog", "replace", task, "-b", AHEAD, "DROP TABLE s.a; DROP TABLE s.b");
        assertThat(list())
                .doesNotContain("\"op\":1")
                .contains("\"op\":2", "\"sqls\":[\"DROP TABLE s.a\",\"DROP TABLE s.b\"]");

        dm.done("binlog", "revert", task, "-b", AHEAD);
        assertThat(list()).isEqualTo("[]");
        assertThat(said("binlog", "revert", task, "-b", AHEAD))
                .contains("[code=36065", "error operator not exist, position: (mysql-bin.000007,");
    }

    @Test
    void listsFromAPlaceOn() {
        dm.done("binlog", "skip", task, "-b", AHEAD);
        dm.done("handle-error", task, "-b", "mysql-bin.000010:4", "replace", "DROP TABLE s.a");
        dm.done("binlog", "inject", task, "-b", "mysql-bin.000012:4", "DROP TABLE s.b");
        assertThat(said("binlog", "list", task, "-b", "mysql-bin.000009:9999"))
                .doesNotContain("\"op\":1")
                .contains("\"op\":2", "\"op\":4");
    }

    @Test
    void refusesWhatItCannotRun() {
        assertThat(said("binlog", "replace", task, "-b", AHEAD, "DROP TABLE a"))
                .contains("[code=36024");
        assertThat(said("binlog", "inject", task, "-b", AHEAD, "DELETE FROM s.a"))
                .contains("[code=36064");
        assertThat(dm.answer("binlog", "skip", task, "-s", "nobody").at("/sources/0/msg").asText())
                .isEqualTo("task " + task + " has no source nobody");
        assertThat(list()).isEqualTo("[]");
    }

    @Test
    void saysWhenThePlaceIsPast() {
        assertThat(said("binlog", "skip", task, "-b", "mysql-bin.000006:4"))
                .contains("which the task is past");
    }

    @Test
    void goesByTheErrorThatStoppedTheTask() throws Exception {
        assertThat(said("binlog", "skip", task)).isEqualTo("source 'mysql-01' has no error");

        note("Sync", STOPPED);
        dm.done("handle-error", task, "skip");
        assertThat(list()).contains("\"op\":1", "\"binlogPos\":\"mysql-bin.000007:800\"");
    }

    @Test
    void waitsForTheBinlogToBeRead() throws Exception {
        note("Load", "");
        assertThat(said("binlog", "skip", task, "-b", AHEAD))
                .contains("[code=40056", "current unit is Load");
    }

    @Test
    void keepsWhoAskedForWhat() throws Exception {
        dm.done("binlog", "skip", task, "-b", AHEAD);
        dm.done("binlog", "replace", task, "-b", AHEAD, "DROP TABLE s.a");
        said("binlog", "revert", task, "-b", "mysql-bin.000008:4");

        List<List<String>> rows = commands();
        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactly("binlog skip", "binlog replace", "binlog revert");
        assertThat(rows.get(1).get(1))
                .contains("\"who\":\"" + System.getProperty("user.name") + "@", AHEAD, "s.a");
        assertThat(rows.get(1).get(3))
                .contains("\"before\":[{\"op\":1", "\"after\":", "\"op\":2", "DROP TABLE s.a");
        assertThat(rows).extracting(row -> row.get(2)).containsExactly("1", "1", "0");
    }

    @Test
    void setsAStructureFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("t.sql"), "CREATE TABLE x (a INT, b TEXT)");
        source.execute("CREATE TABLE t (a INT)");
        dm.done("binlog-schema", "update", task, source.name(), "t", file.toString());
        assertThat(structure("t"))
                .startsWith("CREATE TABLE `" + source.name() + "`.`t` (")
                .contains("`b` TEXT")
                .doesNotContain("\n");

        Files.writeString(file, "DROP TABLE x");
        assertThat(said("binlog-schema", "update", task, source.name(), "t", file.toString()))
                .contains("[code=44009");
    }

    @Test
    void setsTheSourcesOrTheTargetsStructure() throws Exception {
        source.execute("CREATE TABLE t (a INT, b VARCHAR(5) CHARACTER SET latin1) COMMENT 'a\"b'");
        tidb.execute(
                "CREATE DATABASE `" + source.name() + "_copy`",
                "CREATE TABLE `" + source.name() + "_copy`.t (b VARCHAR(9), c INT)");
        assertThat(structure("t")).contains("`b` VARCHAR(9)", "`c` INT").doesNotContain("`a`");

        dm.done("binlog-schema", "update", task, source.name(), "t", "--from-source");
        assertThat(structure("t")).contains("`a` INT", "VARCHAR(5) CHARACTER SET latin1");

        dm.done("binlog-schema", "update", task, source.name(), "t", "--from-target");
        assertThat(structure("t")).contains("`b` VARCHAR(9) CHARACTER SET latin1", "`c` INT");

        dm.done("binlog-schema", "delete", task, source.name(), "t");
        assertThat(structure("t")).doesNotContain("latin1");
    }

    @Test
    void takesDmsOlderWords() throws Exception {
        source.execute("CREATE TABLE t (a INT)");
        Path file = Files.writeString(folder.resolve("t.sql"), "CREATE TABLE x (old INT)");
        String[] table = {"-s", TaskOnDisk.SOURCE_ID, "-d", source.name(), "-t", "t"};
        dm.done(with(table, "operate-schema", "set", task, file.toString(), "--flush=true"));
        assertThat(
                        dm.done(with(table, "operate-schema", "get", task))
                                .at("/sources/0/msg")
                                .asText())
                .contains("`old` INT");
        dm.done(with(table, "operate-schema", "remove", task));
    }

    private static String[] with(String[] end, String... start) {
        List<String> words = new ArrayList<>(List.of(start));
        words.addAll(List.of(end));
        return words.toArray(String[]::new);
    }

    private String list() {
        return said("binlog", "list", task);
    }

    private String structure(String table) {
        return said("binlog-schema", "list", task, source.name(), table);
    }

    private String said(String... words) {
        return dm.answer(words).at("/sources/0/msg").asText();
    }

    private List<List<String>> commands() throws SQLException {
        List<List<String>> commands = new ArrayList<>();
        String sql =
                "SELECT c.command, c.arguments, r.result, r.message FROM `%1$s`.`%2$s_command` c"
                        + " JOIN `%1$s`.`%2$s_command_result` r ON r.command_id = c.id ORDER BY id";
        try (Connection connection = tidb.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted(meta, task))) {
            while (row.next()) {
                commands.add(
                        List.of(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
            }
        }
        return commands;
    }

    private void note(String unit, String errors) throws SQLException {
        try (Connection connection = tidb.connect()) {
            TaskRegistry registry = new TaskRegistry(connection, meta);
            registry.ensure();
            registry.submitted(new TaskSubmission(task, "all", "0", NOWHERE, "", "", ""));
            registry.stage(task, TaskStage.PAUSED, errors);
            SourceStatusTable.ensure(connection, meta, task);
            SourceStatusTable.write(connection, meta, task, status(unit));
        }
    }

    private static SourceStatus status(String unit) {
        Location place = new Location("mysql-bin.000007", 700, "");
        return new SourceStatus(
                TaskOnDisk.SOURCE_ID,
                unit,
                false,
                1,
                1,
                1,
                1,
                0,
                0,
                0,
                Location.UNKNOWN,
                place,
                place,
                0,
                0,
                0,
                1);
    }
}
