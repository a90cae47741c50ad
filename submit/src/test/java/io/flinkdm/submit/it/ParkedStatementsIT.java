package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do about statements that the target refuses, on a real cluster. */
class ParkedStatementsIT extends MigrationOnFlink {

    private static final String[] SHOP = {
        "CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(20))",
        "CREATE TABLE b (id INT PRIMARY KEY, v INT)",
        "INSERT INTO a VALUES (1, '1')",
        "INSERT INTO b VALUES (1, 1)",
    };

    @BeforeEach
    void startShop() throws Exception {
        createShop(SHOP);
        shop.start();
        shop.awaitSynced();
    }

    @Test
    void parksOneTableWhileOthersGoOn() throws Exception {
        park();
        shop.source().execute("INSERT INTO a VALUES (2, 2)", "INSERT INTO b VALUES (2, 2)");
        await().atMost(PATIENCE).until(() -> shop.hasCopies("b", 2));
        assertThat(shop.hasCopies("a", 2)).isTrue();

        JsonNode status = status();
        JsonNode error = status.at("/result/errors/0");
        assertThat(status.path("stage").asText()).isEqualTo("Running");
        assertThat(error.path("ErrCode").asInt()).isPositive();
        assertThat(error.path("Message").asText())
                .containsPattern(
                        "startLocation: \\[position: %1$s, gtid-set: [-0-9a-f]+:[0-9]+],"
                                        .formatted(place(2))
                                + " endLocation: \\[position: "
                                + place(5))
                .contains("ADD UNIQUE KEY u (v)");
        assertThat(error.path("Workaround").asText())
                .contains("dm binlog skip " + shop.name() + " -s mysql-01 -b " + position());
        assertThat(status.at("/heldStatements/0/stage").asText()).isEqualTo("parked");
        assertThat(status.at("/heldStatements/0/tables").toString()).contains("a`");
        assertThat(shop.dm().answer("query-status").at("/tasks/0/taskStatus").asText())
                .startsWith("Error - Some error occurred in subtask");
    }

    @Test
    void skipsIt() throws Exception {
        park();
        assertThat(soon("binlog", "skip", shop.name())).isEmpty();
        flows();
        assertThat(keys()).isEqualTo("none");
    }

    @Test
    void replacesIt() throws Exception {
        park();
        assertThat(soon("binlog", "replace", shop.name(), "ALTER TABLE " + a() + " ADD KEY u (v)"))
                .isEmpty();
        flows();
        assertThat(keys()).isEqualTo("plain");
        assertThat(soon("binlog", "list", shop.name(), "-b", position()))
                .contains("\"op\":2,", "ADD KEY u (v)", "\"state\":\"used\"");
    }

    @Test
    void saysWhyTheReplacementFails() throws Exception {
        park();
        JsonNode answer =
                shop.dm()
                        .soon(
                                "binlog",
                                "replace",
                                shop.name(),
                                "ALTER TABLE " + a() + " ADD UNIQUE KEY w (v)");
        String[] why = {"ADD UNIQUE KEY `w`", "endLocation: "};
        if (answer.path("result").asBoolean()) {
            // a busy target takes longer than people are kept waiting
            assertThat(answer.path("msg").asText()).endsWith("has not been handled yet");
        } else {
            assertThat(answer.path("msg").asText()).contains(why);
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(status().at("/result/errors/0/Message").asText())
                                        .contains(why));
        assertThat(soon("handle-error", shop.name(), "skip")).isEmpty();
        flows();
    }

    @Test
    void runsSomethingBeforeIt() throws Exception {
        shop.target().execute("DROP TABLE `" + shop.copySchema() + "`.b");
        shop.source().execute("ALTER TABLE b ADD w INT", "INSERT INTO b VALUES (3, 3, 3)");
        awaitParked();
        String b = shop.source().table("b");
        soon("binlog", "inject", shop.name(), "CREATE TABLE " + b + " (id INT PRIMARY KEY, v INT)");
        await().atMost(PATIENCE).until(() -> shop.hasCopies("b", 1));
        assertThat(shop.told("SELECT w FROM `" + shop.copySchema() + "`.b")).isEqualTo("3");
        awaitWell();
    }

    @Test
    void staysParkedOverAPause() throws Exception {
        park();
        shop.dm().done("pause-task", shop.name());
        assertThat(soon("binlog", "replace", shop.name(), "ALTER TABLE " + a() + " ADD KEY u (v)"))
                .isEqualTo(storedForResume());
        shop.dm().done("resume-task", shop.name());
        flows();
        assertThat(keys()).isEqualTo("plain");
    }

    @Test
    void answersSoonWhenNobodyTakesItUp() throws Exception {
        park();
        flink.hangTaskManager(
                () ->
                        assertThat(soon("binlog", "skip", shop.name()))
                                .endsWith("the statement there has not been handled yet"));
        flows();
        assertThat(keys()).isEqualTo("none");
    }

    @Test
    void goesOnBehindAStatementThatStoppedTheTask() throws Exception {
        try (TestSchema other = TestSchema.create(mysql, "other")) {
            other.execute(
                    "CREATE TABLE c (id INT PRIMARY KEY)",
                    "RENAME TABLE c TO " + shop.source().table("c"));
        }
        shop.source().execute("INSERT INTO c VALUES (7)");
        shop.awaitStage("Paused");
        assertThat(status().at("/result/errors/0/Message").asText())
                .contains("startLocation: ", "endLocation: ", "the statement cannot be followed");

        String create = "CREATE TABLE " + shop.source().table("c") + " (id INT PRIMARY KEY)";
        assertThat(soon("binlog", "replace", shop.name(), create))
                .endsWith("; the task is paused, resume-task continues it");
        shop.dm().done("resume-task", shop.name());
        await().atMost(PATIENCE).until(() -> shop.hasCopies("c", 1));
        awaitWell();
    }

    @Test
    void staysParkedOverAKill() throws Exception {
        park();
        flink.replaceTaskManager();
        shop.source().execute("INSERT INTO b VALUES (7, 7)");
        await().atMost(PATIENCE).until(() -> shop.hasCopies("b", 2));
        shop.awaitStage("Running");
        awaitParked();
        soon("binlog", "skip", shop.name());
        flows();
        assertThat(keys()).isEqualTo("none");
    }

    @Test
    void usesWhatWasStoredBeforeTheStatementCame() throws Exception {
        shop.dm().done("pause-task", shop.name());
        breakTable();
        String said = soon("binlog", "skip", shop.name(), "-b", position());
        assertThat(said).isEqualTo(storedForResume());
        shop.dm().done("resume-task", shop.name());
        flows();
        assertThat(keys()).isEqualTo("none");
    }

    @Test
    void injectsBeforeAnEventThatComesLater() throws Exception {
        shop.dm().done("pause-task", shop.name());
        breakTable();
        soon("binlog", "skip", shop.name(), "-b", position());
        soon("binlog", "revert", shop.name(), "-b", position());
        soon(
                "binlog",
                "inject",
                shop.name(),
                "-b",
                position(),
                "TRUNCATE TABLE " + a() + ";ALTER TABLE " + a() + " ADD x INT");
        shop.dm().done("resume-task", shop.name());
        shop.source().execute("INSERT INTO a VALUES (5, 5)");
        await().atMost(PATIENCE).until(() -> shop.hasCopies("a", 1));
        assertThat(keys()).isEqualTo("unique");
        assertThat(shop.told("SELECT COUNT(x) FROM `" + shop.copySchema() + "`.a")).isEqualTo("0");
        awaitWell();
    }

    /** A row that only the target has keeps it from making the key. */
    private void breakTable() throws Exception {
        shop.target().execute("INSERT INTO `" + shop.copySchema() + "`.a VALUES (99, '1')");
        shop.source().execute("ALTER TABLE a ADD UNIQUE KEY u (v)");
    }

    private void park() throws Exception {
        breakTable();
        awaitParked();
    }

    private void awaitParked() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(status().at("/heldStatements/0/stage").asText())
                                        .isEqualTo("parked"));
    }

    /** The table goes on. */
    private void flows() throws Exception {
        shop.source().execute("INSERT INTO a VALUES (50, 50)", "DELETE FROM a WHERE id = 1");
        String ids = "SELECT GROUP_CONCAT(id ORDER BY id) FROM `" + shop.copySchema() + "`.a";
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.told(ids)).isEqualTo("50,99"));
        awaitWell();
    }

    private void awaitWell() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(status().path("heldStatements").size()).isZero();
                            assertThat(status().path("result").isNull()).isTrue();
                            assertThat(status().path("stage").asText()).isEqualTo("Running");
                        });
    }

    private JsonNode status() {
        return shop.dm().status(shop.name());
    }

    private String soon(String... words) {
        return shop.dm().soonDone(words);
    }

    private String storedForResume() throws SQLException {
        return "stored for " + position() + "; the task is paused, resume-task continues it";
    }

    private String a() {
        return shop.source().table("a");
    }

    /** What the target has made of the key. */
    private String keys() throws SQLException {
        return shop.told(
                "SELECT CASE MAX(non_unique) WHEN 0 THEN 'unique' WHEN 1 THEN 'plain' ELSE 'none'"
                        + " END FROM information_schema.statistics WHERE table_name = 'a' AND"
                        + " index_name = 'u' AND table_schema = '"
                        + shop.copySchema()
                        + "'");
    }

    private String position() throws SQLException {
        return event("%1$s:%2$s");
    }

    /** As a pattern for a place of the event: its begin (column 2) or its end (column 5). */
    private String place(int column) throws SQLException {
        return event("\\(%1$s, %" + column + "$s\\)");
    }

    /** What the source tells of the last statement that the target refuses. */
    private String event(String form) throws SQLException {
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement()) {
            String file;
            try (ResultSet row = statement.executeQuery("SHOW MASTER STATUS")) {
                row.next();
                file = row.getString(1);
            }
            String found = "";
            try (ResultSet row = statement.executeQuery("SHOW BINLOG EVENTS IN '" + file + "'")) {
                while (row.next()) {
                    String info = row.getString(6);
                    if (info.contains("ADD UNIQUE KEY u (v)")
                            && info.contains(shop.source().name())) {
                        found = form.formatted(file, row.getLong(2), "", "", row.getLong(5));
                    }
                }
            }
            return found;
        }
    }
}
