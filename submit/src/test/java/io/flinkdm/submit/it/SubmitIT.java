package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flinkdm.testkit.FlinkCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task's life through the commands, on a Flink cluster of processes of its own. */
class SubmitIT extends MigrationOnFlink {

    private static final String[] SHOP = {
        "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40), born DATE)",
        "CREATE TABLE visit (customer INT, seen DATETIME(3), note TEXT)",
        "INSERT INTO customer VALUES (1, 'Ada', '1815-12-10'), (2, 'Zoë', NULL), (3, '', NULL)",
        "INSERT INTO visit VALUES (1, '2024-02-29 10:00:00.5', 'first'), (2, NULL, NULL)",
    };

    @TempDir static Path checkpoints;

    @BeforeEach
    void createShop() throws Exception {
        createShop(SHOP);
    }

    @Test
    void loadsFollowsPausesAndResumes() throws Exception {
        start();
        shop.source().execute("UPDATE customer SET id = 30 WHERE id = 3");
        shop.awaitSynced();
        assertThat(stage()).isEqualTo("Running");

        shop.dm().done("pause-task", shop.name());
        assertThat(stage()).isEqualTo("Paused");
        shop.source().execute("DELETE FROM customer WHERE id = 2", "INSERT INTO visit VALUES ()");

        shop.dm().done("resume-task", shop.name());
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void showsWhatDmShows() {
        start();
        shop.awaitSynced();

        JsonNode list = shop.dm().answer("query-status");
        JsonNode source = shop.dm().answer("query-status", shop.name()).at("/sources/0");
        JsonNode sync = source.at("/subTaskStatus/0/sync");

        assertThat(list.at("/tasks/0/taskStatus").asText()).isEqualTo("Running");
        assertThat(source.at("/sourceStatus/source").asText()).isEqualTo(TaskOnDisk.SOURCE_ID);
        assertThat(source.at("/sourceStatus/worker").asText()).isNotEmpty();
        assertThat(sync.path("syncerBinlog")).isEqualTo(sync.path("masterBinlog"));
        assertThat(sync.path("syncerBinlogGtid")).isEqualTo(sync.path("masterBinlogGtid"));
        assertThat(sync.path("syncerBinlogGtid").asText()).contains(":");
        assertThat(sync.path("dumpIOTotalBytes").asLong()).isPositive();
    }

    @Test
    void countsWhatRulesLeaveOut() throws Exception {
        Path file = shop.task().file();
        String task =
                Files.readString(file)
                        .replace("often\nblock", "often\n    filter-rules: [keep]\nblock");
        Files.writeString(
                file,
                task
                        + """
                        filters:
                          keep:
                            schema-pattern: "*"
                            table-pattern: customer
                            events: [delete]
                            action: Ignore
                        """);
        start();
        shop.awaitSynced();
        shop.source().execute("DELETE FROM customer WHERE id < 3");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                shop.dm()
                                                        .status(shop.name())
                                                        .at("/filteredRows/keep")
                                                        .asLong())
                                        .isEqualTo(2));
        assertThat(shop.hasCopies("customer", 3)).isTrue();
    }

    @Test
    void countsRowsThatAreMissing() throws Exception {
        start();
        shop.awaitSynced();
        String copy = shop.copySchema();
        shop.target().execute("DELETE FROM `" + copy + "`.customer WHERE id = 1");
        shop.source().execute("DELETE FROM customer WHERE id = 1");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                shop.dm()
                                                        .status(shop.name())
                                                        .at("/missingRows/" + copy + "_customer")
                                                        .asLong())
                                        .isEqualTo(1));
    }

    @Test
    void continuesOnAnotherParallelism() throws Exception {
        start("--parallelism", "1");
        shop.awaitSynced();
        for (String parallelism : new String[] {"3", "2"}) {
            shop.dm().done("pause-task", shop.name());
            shop.source().execute("UPDATE customer SET name = '" + parallelism + "'");
            shop.dm().done("resume-task", shop.name(), "--parallelism", parallelism);
            shop.source().execute("INSERT INTO customer VALUES (" + parallelism + "0, 'x', NULL)");
            shop.awaitSynced();
        }
        shop.assertEqual();
    }

    @Test
    void stopsAndIsStartedAgain() throws Exception {
        start();
        shop.awaitSynced();
        shop.dm().done("stop-task", shop.name());
        shop.source().execute("UPDATE customer SET name = 'meanwhile'");

        assertThat(stage()).isEqualTo("Stopped");
        assertThat(shop.dm().answer("resume-task", shop.name()).path("msg").asText())
                .contains("start-task");
        start();
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void refusesASecondStart() {
        start();

        JsonNode second = shop.dm().startAnyway(shop.task());

        assertThat(second.path("result").asBoolean()).isFalse();
        assertThat(second.path("msg").asText()).contains("code=46014");
    }

    @Test
    void beginsAnewWithoutItsMetaData() throws Exception {
        start();
        shop.awaitSynced();
        shop.dm().done("stop-task", shop.name());
        tidb.execute("DROP DATABASE `" + shop.copySchema() + "`");

        start("--remove-meta");
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void beginsAtATimeWhateverItHasReached() throws Exception {
        shop.write(shop.copy().mode("incremental"));
        String copy = "`" + shop.copySchema() + "`";
        tidb.execute(
                "CREATE DATABASE " + copy,
                "CREATE TABLE " + copy + ".customer (id INT PRIMARY KEY, name TEXT, born DATE)");
        String before = sourceTime();
        await().atMost(PATIENCE).until(() -> !sourceTime().equals(before));
        String since = sourceTime();
        shop.source().execute("INSERT INTO customer VALUES (9, 'last', NULL)");
        start("--start-time", since);
        await().atMost(PATIENCE).until(() -> shop.hasCopies("customer", 1));
        shop.dm().done("stop-task", shop.name());

        tidb.execute("DELETE FROM " + copy + ".customer");
        start("--start-time", since);
        await().atMost(PATIENCE).until(() -> shop.hasCopies("customer", 1));
    }

    private String sourceTime() throws SQLException {
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(NOW() AS CHAR)")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void finishesAFullTask() throws Exception {
        shop.write(shop.copy().mode("full"));
        start();
        shop.awaitStage("Finished");

        shop.assertEqual();
        assertThat(shop.dm().answer("pause-task", shop.name()).at("/sources/0/msg").asText())
                .contains("code=38045");
        assertThat(stage()).isEqualTo("Finished");
    }

    @Test
    void isPausedAndResumedByFlinkAlone() throws Exception {
        String job = run(List.of("-p", "1"));
        await().atMost(PATIENCE).until(() -> shop.hasCopies("customer", 3));
        assertThat(shop.dm().status(shop.task().file().toString()).path("stage").asText())
                .isEqualTo("Running");
        String savepoint = flink.stopWithSavepoint(job);
        shop.source().execute("UPDATE customer SET name = 'meanwhile' WHERE id < 3");

        run(List.of("-p", "2", "-s", savepoint));
        shop.source().execute("INSERT INTO customer VALUES (9, 'last', NULL)");
        // Rows of different keys come in any order.
        await().atMost(PATIENCE).untilAsserted(shop::assertEqual);
    }

    @Test
    void takesOverWhatFlinkRan() throws Exception {
        start();
        shop.awaitSynced();
        String job = shop.job();
        String savepoint = flink.stopWithSavepoint(job);
        assertThat(stage()).isEqualTo("Paused");

        String next = run(List.of("-s", savepoint));
        await().atMost(PATIENCE).until(() -> stage().equals("Running"));
        assertThat(shop.job()).isEqualTo(next);
        shop.dm().done("pause-task", shop.name());
        shop.source().execute("DELETE FROM customer");
        shop.dm().done("resume-task", shop.name());
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void outlivesTheJobManager() throws Exception {
        start();
        shop.awaitSynced();
        flink.killJobManager();
        shop.source().execute("UPDATE customer SET name = 'while it was dead'");
        flink.restartJobManager();
        assertThat(shop.dm().status(shop.name()).at("/result/errors/0/Message").asText())
                .contains("resume-task");

        shop.dm().answer("resume-task", shop.name());
        shop.awaitStage("Running");
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void movesToAnotherCluster() throws Exception {
        FlinkCluster other = FlinkCluster.start(1, 2);
        try {
            shop.at(other.rest());
            start("--checkpoint-dir", checkpoints.toUri().toString());
            shop.awaitSynced();
        } finally {
            other.close();
        }
        shop.source().execute("UPDATE customer SET name = 'while there was no cluster'");

        shop.at(flink.rest());
        shop.dm().done("resume-task", shop.name());
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void listsEveryMistakeInTheFiles() throws Exception {
        Files.writeString(
                shop.task().file(),
                """
                name: mistaken
                task-mode: sometimes
                colour: red
                mysql-instances:
                  - source-id: nobody
                    route-rules: [none]
                """);

        Dm.Output explained =
                shop.dm()
                        .run(
                                "explain",
                                "--task",
                                shop.task().file().toString(),
                                "--source",
                                shop.task().sources().get(0).toString());

        assertThat(explained.exit()).isEqualTo(1);
        assertThat(explained.err()).contains(":2:", ":3:", ":5:", ":6:", "sometimes", "colour");
    }

    private void start(String... more) {
        shop.dm().start(shop.task(), more);
    }

    private String run(List<String> options) {
        return flink.runJob(
                options,
                jar(),
                "--task",
                shop.task().file().toString(),
                "--source",
                shop.task().sources().get(0).toString());
    }

    private String stage() {
        return shop.dm().status(shop.name()).path("stage").asText();
    }

    private static Path jar() {
        return Path.of("..", "job", "target", "migration.jar").toAbsolutePath().normalize();
    }
}
