package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of a table's structure counts for the rows that come then. */
class SetStructuresIT extends MigrationOnFlink {

    private static final int UNFIT = 36027;

    private static final String NARROW = "CREATE TABLE a (id INT PRIMARY KEY)";

    private static final String WIDE =
            "CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(20), w INT DEFAULT 5)";

    @BeforeEach
    void startShop() throws Exception {
        createShop(
                "CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(20))",
                "INSERT INTO a VALUES (1, 1)");
        shop.start();
        shop.awaitSynced();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "source", "target"})
    void setsTheStructureOfAPausedTask(String from) throws Exception {
        shop.dm().done("pause-task", shop.name());
        widen();
        update(from.equals("file") ? file(WIDE) : "--from-" + from);
        assertThat(list()).contains("`w` INT");

        shop.dm().done("resume-task", shop.name());
        writeWide();
        assertThat(list()).contains("`w` INT");
        assertThat(audited("arguments")).contains("\"origin\":\"" + from, "`a`", "\"who\":\"");
        assertThat(audited("r.message"))
                .containsPattern("\"before\":\"CREATE TABLE [^\"]*`v` [^\"w]*\"")
                .containsPattern("\"after\":\"CREATE TABLE [^\"]*`w` INT");
    }

    @Test
    void goesOnBehindARowThatDidNotFit() throws Exception {
        widen();
        shop.source().execute("INSERT INTO a VALUES (2, '2', 2)");
        awaitUnfit();

        update("--from-source");
        shop.dm().done("resume-task", shop.name());
        writeWide();
    }

    @Test
    void takesTheLastOfTwo() throws Exception {
        shop.dm().done("pause-task", shop.name());
        update(file(NARROW));
        shop.dm().done("resume-task", shop.name());
        shop.source().execute("INSERT INTO a VALUES (2, '2')");
        awaitUnfit();

        update(file(NARROW));
        update("--from-source");
        shop.dm().done("resume-task", shop.name());
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void takesBackWhatWasSet() throws Exception {
        shop.dm().done("pause-task", shop.name());
        update(file(NARROW));
        assertThat(list()).doesNotContain("`v`");
        assertThat(shop.dm().soonDone(words("delete"))).isEmpty();
        assertThat(list()).contains("`v`");
        assertThat(audited("command")).isEqualTo("binlog-schema delete");
        assertThat(audited("r.message")).contains("\"before\":\"CREATE TABLE", "\"after\":null");

        shop.dm().done("resume-task", shop.name());
        shop.source().execute("INSERT INTO a VALUES (2, '2')");
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void refusesWhileTheTaskRuns() throws Exception {
        assertRefused(shop.dm().soon(words("update", file(NARROW))));
        assertRefused(shop.dm().soon(words("delete")));
        assertThat(list()).contains("`v`");
    }

    private static void assertRefused(JsonNode source) {
        assertThat(source.path("result").asBoolean()).isFalse();
        assertThat(source.path("msg").asText())
                .contains("[code=40051", "current stage is Running", "pause the task first");
    }

    /** The source's table becomes another one without a word in the binlog, the target's too. */
    private void widen() throws SQLException {
        shop.source()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "ALTER TABLE a ADD COLUMN w INT DEFAULT 5",
                        "SET SESSION sql_log_bin = 1");
        shop.target()
                .execute("ALTER TABLE `" + shop.copySchema() + "`.a ADD COLUMN w INT DEFAULT 5");
    }

    private void writeWide() throws SQLException {
        shop.source()
                .execute(
                        "INSERT INTO a VALUES (4, '4', 4)",
                        "UPDATE a SET w = 6, v = 'one' WHERE id = 1");
        shop.awaitSynced();
        shop.assertEqual();
    }

    private void awaitUnfit() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode status = shop.dm().status(shop.name());
                            assertThat(status.at("/result/errors/0/ErrCode").asInt())
                                    .as(status.toPrettyString())
                                    .isEqualTo(UNFIT);
                            assertThat(status.path("stage").asText()).isEqualTo("Paused");
                        });
    }

    private void update(String from) {
        assertThat(shop.dm().soonDone(words("update", from))).isEmpty();
    }

    private String list() {
        return shop.dm().soonDone(words("list"));
    }

    private String[] words(String operation, String... more) {
        String[] words = {"binlog-schema", operation, shop.name(), shop.source().name(), "a"};
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    private String file(String structure) throws IOException {
        return Files.writeString(folder.resolve("a.sql"), structure).toString();
    }

    /** What is kept of the last command that changed something. */
    private String audited(String column) throws SQLException {
        return shop.told(
                ("SELECT %3$s FROM `%1$s`.`%2$s_command` c JOIN `%1$s`.`%2$s_command_result` r"
                                + " ON r.command_id = c.id WHERE r.result ORDER BY c.id DESC"
                                + " LIMIT 1")
                        .formatted(shop.copy().metaSchema(), shop.name(), column));
    }
}
