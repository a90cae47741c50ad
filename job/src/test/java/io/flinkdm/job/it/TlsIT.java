package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.PlanCompiler;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.source.binlog.BinlogConnection;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.tls.CertificateAuthority;
import io.flinkdm.testkit.tls.Identity;
import io.flinkdm.testkit.tls.TlsServer;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks whose accounts on source and target must show a certificate. */
@ExtendWith(TestServers.class)
class TlsIT {

    private static final CertificateAuthority CA = CertificateAuthority.create("Our CA");
    private static final String SECURITY =
            "{ssl-ca: %s, ssl-cert: client.pem, ssl-key: client-key.pem, cert-allowed-cn: [db]}";
    private static final String OURS = SECURITY.formatted("ca.pem");
    private static final String WRONG = SECURITY.formatted("other.pem");

    private static final String DUMPS =
            "SELECT id FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'";

    private static TlsServer mysql;
    private static TlsServer tidb;

    @TempDir Path folder;

    private TestSchema schema;
    private String name;

    @BeforeAll
    static void start() throws Exception {
        mysql = TlsServer.start(ServerKind.MYSQL_80, CA, CA.issue("db"));
        tidb = TlsServer.start(ServerKind.TIDB, CA, CA.issue("db"));
        for (TestServer server : new TestServer[] {mysql.server(), tidb.server()}) {
            server.execute(
                    "CREATE USER dm IDENTIFIED WITH caching_sha2_password BY 'p' REQUIRE X509",
                    "GRANT ALL PRIVILEGES ON *.* TO dm");
        }
    }

    @AfterAll
    static void stop() {
        for (TlsServer server : new TlsServer[] {mysql, tidb}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @BeforeEach
    void createSource() throws Exception {
        Identity client = CA.issue("dm");
        client.writeCertificate(folder, "client.pem");
        client.writeKey(folder, "client-key.pem");
        Files.writeString(folder.resolve("ca.pem"), CA.certificate());
        Files.writeString(
                folder.resolve("other.pem"), CertificateAuthority.create("Other").certificate());
        schema = TestSchema.create(mysql.server(), "tls");
        name = schema.name();
        schema.execute(
                "CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(20))",
                "INSERT INTO a VALUES (1, 'one'), (2, 'two')");
    }

    @AfterEach
    void dropAll() throws SQLException {
        schema.close();
        tidb.server()
                .execute(
                        "DROP DATABASE IF EXISTS " + name,
                        "DROP DATABASE IF EXISTS " + name + "_meta");
    }

    /** The files are gone when the job runs: it has all it needs. */
    @Test
    void loadsAndFollows() throws Exception {
        try (EmbeddedTask task = EmbeddedTask.start(files(OURS, OURS), folder, Setting.PLAIN)) {
            Files.delete(folder.resolve("client-key.pem"));
            Files.delete(folder.resolve("ca.pem"));
            awaitEqual();
            schema.execute("INSERT INTO a VALUES (3, 'three')", "DELETE FROM a WHERE id = 1");
            awaitEqual();
            task.assertRuns();
        }
    }

    /** Closing a stream must not wait for a word from the server, TLS or not. */
    @Test
    void endsABinlogStreamAtOnce() throws Exception {
        BinlogConnection stream = open(source(OURS));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Tables.texts(mysql.server(), DUMPS).size() == 1);
        long start = System.nanoTime();
        stream.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void tellsWhyABinlogStreamIsRefused() throws Exception {
        try (BinlogConnection stream = open(source(WRONG))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> stream.endReason() != null);
            assertThat(stream.endReason()).hasStackTraceContaining("PKIX path building failed");
        }
    }

    @Test
    void keepsTheTargetFromAnotherAuthority() throws Exception {
        MigrationPlan plan = compile(OURS, WRONG);
        assertThatThrownBy(() -> open(plan))
                .hasMessageContaining("no certificate of ssl-ca has signed the server's");
    }

    private static Connection open(MigrationPlan plan) throws SQLException {
        return JdbcConnections.open(plan.target().connection(), ErrorScope.DOWNSTREAM, Map.of());
    }

    private SourcePlan source(String security) throws Exception {
        return compile(security, OURS).sources().get(0);
    }

    private static BinlogConnection open(SourcePlan source) {
        String first = "mysql-bin.000001";
        return BinlogConnection.open(
                source,
                BinlogConnection.randomServerId(),
                new BinlogPosition(first, 4, GtidSet.EMPTY));
    }

    private MigrationPlan compile(String source, String target) throws Exception {
        TaskFiles files = files(source, target);
        return PlanCompiler.compile(files.task(), files.sources()).plan();
    }

    private TaskFiles files(String source, String target) throws Exception {
        return TaskFiles.of(folder, name, "all", new Access(tidb.server(), "dm", "p", target))
                .source(
                        "mysql-01",
                        new Access(mysql.server(), "dm", "p", source),
                        "    block-allow-list: one\n")
                .add("block-allow-list:\n  one:\n    do-dbs: [" + name + "]\n");
    }

    private void awaitEqual() {
        Tables.awaitEqual(mysql.server(), name + ".a", tidb.server(), name + ".a");
    }
}
