package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flinkdm.submit.it.TaskOnDisk.Account;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes wrong in practice: each ends in one error with DM's code, the side or the table it
 * concerns and a way out, and never shows a password.
 */
class FailuresIT extends MigrationOnFlink {

    private static final String PASSWORD = "Zx9-quite-secret";
    private static final int CLOSED_PORT = 1;

    @BeforeEach
    void startAccounts() throws Exception {
        createShop(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))",
                "INSERT INTO t VALUES (1, 'a')");
        account(mysql, "ALL");
        account(tidb, "ALL");
        shop.write(shop.copy().from(dm(mysql)).to(dm(tidb)));
    }

    @AfterEach
    void dropAccounts() throws Exception {
        mysql.execute(
                "SET GLOBAL binlog_format = ROW",
                "SET GLOBAL binlog_row_image = FULL",
                "DROP USER IF EXISTS dm");
        tidb.execute("DROP USER IF EXISTS dm");
    }

    @Test
    void namesTheSourceThatRefusesThePassword() throws Exception {
        shop.write(shop.copy().from(Account.root(mysql).as("dm", "wrong-" + PASSWORD)));

        assertError(failure(), 10001, "upstream", "dm@127.0.0.1:" + mysql.port());
    }

    @Test
    void namesTheSourceNobodyAnswersAt() throws Exception {
        shop.write(shop.copy().from(dm(mysql).port(CLOSED_PORT)));

        assertError(failure(), 10001, "upstream", "127.0.0.1:" + CLOSED_PORT);
    }

    @Test
    void answersForATargetThatRefusesThePassword() throws Exception {
        shop.write(shop.copy().to(Account.root(tidb).as("dm", "wrong-" + PASSWORD)));

        Dm.Output output = shop.dm().run(Dm.startWords(shop.task()));

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err())
                .contains("code=10001", "scope=downstream", "dm@127.0.0.1:" + tidb.port())
                .doesNotContain(PASSWORD);
    }

    @Test
    void namesThePrivilegeTheAccountLacks() throws Exception {
        account(mysql, "SELECT, REPLICATION CLIENT");

        assertError(failure(), 26005, "upstream", "mysql-01", "Replication Slave", "GRANT");
    }

    @ParameterizedTest
    @CsvSource({"binlog_format, STATEMENT, ROW", "binlog_row_image, MINIMAL, FULL"})
    void namesTheSettingThatLosesRows(String setting, String value, String wanted)
            throws Exception {
        mysql.execute("SET GLOBAL " + setting + " = " + value);

        assertError(failure(), 26005, "upstream", "mysql-01", setting, value, wanted);
    }

    @Test
    void namesASourceWithoutBinlog(
            @Server(value = ServerKind.MYSQL_80, name = "mute", options = "--skip-log-bin")
                    TestServer mute)
            throws Exception {
        account(mute, "ALL");
        shop.write(shop.copy().from(dm(mute)));

        assertError(failure(), 26005, "upstream", "mysql-01", "log_bin");
    }

    @Test
    void namesTheColumnTheTargetLacks() throws Exception {
        follow();
        tidb.execute("ALTER TABLE " + copy() + " DROP COLUMN name");
        shop.source().execute("INSERT INTO t VALUES (2, 'b')");

        assertError(error(), "`" + shop.copySchema() + "`.`t`", "ADD COLUMN `name` varchar(20)");
    }

    @Test
    void namesTheColumnTheTargetHasLost() throws Exception {
        follow();
        shop.source().execute("INSERT INTO t VALUES (2, 'b')");
        shop.awaitSynced();
        tidb.execute("ALTER TABLE " + copy() + " DROP COLUMN name");
        shop.source().execute("INSERT INTO t VALUES (3, 'c')");

        JsonNode error = error();
        assertError(error, "`" + shop.copySchema() + "`.`t`", "changed on the target");
        assertThat(error.path("RawCause").asText()).contains("1054", "'name'");
    }

    @Test
    void namesTheTableTheTargetLacks() throws Exception {
        shop.write(shop.copy().from(dm(mysql)).to(dm(tidb)).mode("incremental"));
        shop.dm().startAnyway(shop.task());
        shop.source().execute("INSERT INTO t VALUES (2, 'b')");

        assertError(error(), "`" + shop.copySchema() + "`.`t`");
    }

    @Test
    void namesTheRowThatIsThereAlready() throws Exception {
        follow();
        tidb.execute("INSERT INTO " + copy() + " VALUES (2, 'somebody else')");
        shop.source().execute("INSERT INTO t VALUES (2, 'b')");

        JsonNode error = error();
        assertError(error, "`" + shop.copySchema() + "`.`t`", "mysql-bin.", "already");
        assertThat(error.toString()).contains("1062").doesNotContain("somebody", "'b'");

        tidb.execute("DELETE FROM " + copy() + " WHERE id = 2");
        shop.dm().done("resume-task", shop.name());
        shop.awaitSynced();
        shop.assertEqual();
    }

    @Test
    void showsNoPassword() throws Exception {
        follow();
        String job = shop.job();
        shop.dm().done("pause-task", shop.name());

        assertThat(flink.logs()).allSatisfy(log -> assertThat(log.text()).doesNotContain(PASSWORD));
        for (String page : List.of("", "/config", "/plan", "/exceptions", "/checkpoints")) {
            assertThat(page(flink.rest() + "/jobs/" + job + page)).doesNotContain(PASSWORD);
        }
        assertThat(filesHolding(PASSWORD, flink.checkpoints().getParent())).isEmpty();
        assertThat(registry()).contains(shop.name()).doesNotContain(PASSWORD);
    }

    private void follow() {
        shop.dm().start(shop.task());
        shop.awaitSynced();
    }

    private String copy() {
        return "`" + shop.copySchema() + "`.t";
    }

    private String registry() throws Exception {
        return shop.told(
                "SELECT CONCAT(name, plan, errors) FROM `" + shop.copy().metaSchema() + "`.task");
    }

    private static String page(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** Below a folder; read as bytes, because snapshots are no text. */
    private static List<Path> filesHolding(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode failure() {
        shop.dm().startAnyway(shop.task());
        return error();
    }

    /** The error the task shows, as soon as it does. */
    private JsonNode error() {
        return await().atMost(PATIENCE)
                .until(
                        () -> shop.dm().status(shop.name()).at("/result/errors/0"),
                        error -> !error.isMissingNode());
    }

    private static void assertError(JsonNode error, int code, String scope, String... texts) {
        assertThat(error.path("ErrCode").asInt()).as(error.toPrettyString()).isEqualTo(code);
        assertThat(error.path("ErrScope").asText()).isEqualTo(scope);
        assertThat(error.path("Workaround").asText()).isNotEmpty();
        assertError(error, texts);
    }

    private static void assertError(JsonNode error, String... texts) {
        assertThat(error.path("ErrCode").asInt()).as(error.toPrettyString()).isNotEqualTo(50000);
        assertThat(error.path("Message").asText()).contains(texts);
        assertThat(error.toString()).doesNotContain(PASSWORD);
    }

    private static Account dm(TestServer server) {
        return Account.root(server).as("dm", PASSWORD);
    }

    private static void account(TestServer server, String privileges) throws Exception {
        server.execute(
                "DROP USER IF EXISTS dm",
                "CREATE USER dm IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT " + privileges + " ON *.* TO dm");
    }
}
