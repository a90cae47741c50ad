package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flinkdm.submit.it.TaskOnDisk.Account;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong in practice: each ends in one error with DM's code, the side or the table it
 * concerns and a way out, and never shows a password.
 */
@ExtendWith(TestServers.class)
class FailuresIT {

    private static final String PASSWORD = "Zx9-quite-secret";
    private static final int CLOSED_PORT = 1;

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @TempDir Path folder;

    private static FlinkCluster flink;

    private Migration shop;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkCluster.start(1, 2);
    }

    @AfterAll
    static void stopFlink() throws Exception {
        if (flink != null) {
            flink.close();
        }
    }

    @BeforeEach
    void createShop() throws Exception {
        shop =
                Migration.of(
                        folder,
                        mysql,
                        tidb,
                        flink.rest(),
                        "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))",
                        "INSERT INTO t VALUES (1, 'a')");
        account(mysql, "ALL");
        account(tidb, "ALL");
        shop.write(shop.copy().from(dm(mysql)).to(dm(tidb)));
    }

    @AfterEach
    void dropShop() throws Exception {
        if (shop != null) {
            shop.close();
        }
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

    private JsonNode failure() {
        shop.dm().startAnyway(shop.task());
        await().atMost(Duration.ofMinutes(1)).until(() -> !error().isMissingNode());
        return error();
    }

    private JsonNode error() {
        return shop.dm().status(shop.name()).at("/result/errors/0");
    }

    private static void assertError(JsonNode error, int code, String scope, String... texts) {
        assertThat(error.path("ErrCode").asInt()).as(error.toPrettyString()).isEqualTo(code);
        assertThat(error.path("ErrScope").asText()).isEqualTo(scope);
        assertThat(error.path("Message").asText()).contains(texts);
        assertThat(error.path("Workaround").asText()).isNotEmpty();
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
