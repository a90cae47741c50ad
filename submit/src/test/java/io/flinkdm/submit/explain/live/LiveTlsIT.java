package io.flinkdm.submit.explain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.command.DmCommand;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.tls.CertificateAuthority;
import io.flinkdm.testkit.tls.Identity;
import io.flinkdm.testkit.tls.TlsServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line speaks TLS as the job does; one server is source and target. */
@ExtendWith(TestServers.class)
class LiveTlsIT {

    private static final CertificateAuthority CA = CertificateAuthority.create("Our CA");

    private static TlsServer mysql;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        mysql = TlsServer.start(ServerKind.MYSQL_80, CA, CA.issue("db"));
        mysql.server()
                .execute(
                        "CREATE USER dm IDENTIFIED BY 'p' REQUIRE X509",
                        "GRANT ALL PRIVILEGES ON *.* TO dm");
    }

    @AfterAll
    static void stop() {
        if (mysql != null) {
            mysql.close();
        }
    }

    @BeforeEach
    void writeCertificates() throws Exception {
        Identity client = CA.issue("dm");
        client.writeCertificate(folder, "client.pem");
        client.writeKey(folder, "client-key.pem");
        Files.writeString(folder.resolve("ca.pem"), CA.certificate());
        Files.writeString(
                folder.resolve("other.pem"), CertificateAuthority.create("Other").certificate());
    }

    @Test
    void looksAtServersThatWantACertificate() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql.server(), "live")) {
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            assertThat(explain(schema.name(), "ca.pem")).as(out.toString()).isZero();
            assertThat(out.toString()).contains("1 tables into 1 targets, 0 problems");
        }
    }

    @Test
    void tellsThatTheAuthorityIsAnother() throws Exception {
        assertThat(explain("any", "other.pem")).isNotZero();
        assertThat(out.toString())
                .contains("code=10001")
                .contains("no certificate of ssl-ca has signed the server's")
                .doesNotContain("BEGIN");
    }

    @Test
    void tellsWhichFileIsMissing() throws Exception {
        assertThat(explain("any", "gone.pem")).isNotZero();
        assertThat(out.toString())
                .contains("48003")
                .contains("task.yaml:3: target-database.security.ssl-ca")
                .contains("mysql-01.yaml:2: from.security.ssl-ca")
                .contains("there is no file gone.pem");
    }

    private int explain(String schema, String authority) throws Exception {
        Path task =
                Files.writeString(
                        folder.resolve("task.yaml"),
                        """
                        name: explained
                        task-mode: all
                        target-database: %s
                        mysql-instances:
                          - {source-id: mysql-01, block-allow-list: own}
                        block-allow-list:
                          own: {do-dbs: ["%s"]}
                        """
                                .formatted(account(authority), schema));
        Path source =
                Files.writeString(
                        folder.resolve("mysql-01.yaml"),
                        "source-id: mysql-01\nfrom: " + account(authority) + "\n");
        String[] words = {
            "explain", "--live", "--task", task.toString(), "--source", source.toString()
        };
        PrintWriter writer = new PrintWriter(out, true);
        return DmCommand.run(words, Map.of(), writer, writer);
    }

    private static String account(String authority) {
        TestServer server = mysql.server();
        return ("{host: %s, port: %d, user: dm, password: p, security: {ssl-ca: %s,"
                        + " ssl-cert: client.pem, ssl-key: client-key.pem}}")
                .formatted(server.host(), server.port(), authority);
    }
}
