package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people do about statements that the target refuses, on a real cluster. */
@ExtendWith(TestServers.class)
class ParkedStatementsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final String[] SHOP = {
        "CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(20))",
        "CREATE TABLE b (id INT PRIMARY KEY, v INT)",
        "INSERT INTO a VALUES (1, '1')",
        "INSERT INTO b VALUES (1, 1)",
    };

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private static FlinkCluster flink;

    private Migration shop;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkCluster.start(1, 3);
    }

    @AfterAll
    static void stopFlink() throws Exception {
        if (flink != null) {
            flink.close();
        }
    }

    @BeforeEach
    void startShop() throws Exception {
        shop = Migration.of(folder, mysql, tidb, flink.rest(), SHOP);
        shop.start();
        shop.awaitSynced();
    }

    @AfterEach
    void dropShop() throws Exception {
        if (shop != null) {
            shop.close();
        }
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
                .contains("startLocation: ", place(), "ADD UNIQUE KEY u (v)");
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
    void saysWhyTheReplacementFails() throws Exception {
        park();
        JsonNode answer =
                shop.dm()
                        .answer(
                                "binlog",
                                "replace",
                                shop.name(),
                                "ALTER TABLE " + a() + " ADD UNIQUE KEY w (v)");
        assertThat(answer.at("/sources/0/msg").asText()).isNotEmpty();
        assertThat(soon("handle-error", shop.name(), "skip")).isEmpty();
        flows();
    }

    @Test
    void runsSomethingBeforeIt() throws Exception {
        shop.target().execute("DROP TABLE `" + shop.copySchema() + "`.b");
        shop.source().execute("ALTER TABLE b ADD w INT", "INSERT INTO b VALUES (3, 3, 3)");
        awaitParked();
        String b = "`" + shop.source().name() + "`.b";
        soon("binlog", "inject", shop.name(), "CREATE TABLE " + b + " (id INT PRIMARY KEY, v INT)");
        await().atMost(PATIENCE).until(() -> shop.hasCopies("b", 1));
        assertThat(text("SELECT w FROM `" + shop.copySchema() + "`.b")).isEqualTo("3");
        awaitWell();
    }

    @Test
    void staysParkedOverAPause() throws Exception {
        park();
        shop.dm().done("pause-task", shop.name());
        assertThat(soon("binlog", "skip", shop.name())).startsWith("stored for " + position());
        shop.dm().done("resume-task", shop.name());
        flows();
        assertThat(keys()).isEqualTo("none");
    }

    @Test
    void staysParkedOverAKill() throws Exception {
        park();
        flink.replaceTaskManager();
        shop.awaitStage("Running");
        awaitParked();
        shop.source().execute("INSERT INTO b VALUES (7, 7)");
        await().atMost(PATIENCE).until(() -> shop.hasCopies("b", 2));
        soon("binlog", "skip", shop.name());
        flows();
        assertThat(keys()).isEqualTo("none");
    }

    @Test
    void usesWhatWasStoredBeforeTheStatementCame() throws Exception {
        shop.dm().done("pause-task", shop.name());
        breakTable();
        String said = soon("binlog", "skip", shop.name(), "-b", position());
        assertThat(said).isEqualTo("stored for " + position());
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
        assertThat(text("SELECT COUNT(x) FROM `" + shop.copySchema() + "`.a")).isEqualTo("0");
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
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(ids)).isEqualTo("50,99"));
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
        long start = System.nanoTime();
        JsonNode answer = shop.dm().done(words);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        return answer.at("/sources/0/msg").asText();
    }

    private String a() {
        return "`" + shop.source().name() + "`.a";
    }

    /** What the target has made of the key. */
    private String keys() throws SQLException {
        return text(
                "SELECT CASE MAX(non_unique) WHEN 0 THEN 'unique' WHEN 1 THEN 'plain' ELSE 'none'"
                        + " END FROM information_schema.statistics WHERE table_name = 'a' AND"
                        + " index_name = 'u' AND table_schema = '"
                        + shop.copySchema()
                        + "'");
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = tidb.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private String position() throws SQLException {
        return last("%s:%s");
    }

    private String place() throws SQLException {
        return last("(%s, %s)");
    }

    /** Where the last MODIFY stands in the source's binlog. */
    private String last(String form) throws SQLException {
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
                        found = form.formatted(file, row.getString(2));
                    }
                }
            }
            return found;
        }
    }
}
