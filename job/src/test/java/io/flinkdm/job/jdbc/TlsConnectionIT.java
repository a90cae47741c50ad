package io.flinkdm.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.TlsPlan;
import io.flinkdm.config.plan.TlsPlan.Pem;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.tls.CertificateAuthority;
import io.flinkdm.testkit.tls.Identity;
import io.flinkdm.testkit.tls.TlsServer;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What TLS lets through and what a person is told otherwise, on real servers. */
@ExtendWith(TestServers.class)
class TlsConnectionIT {

    private static final CertificateAuthority CA = CertificateAuthority.create("Our CA");
    private static final CertificateAuthority OTHER = CertificateAuthority.create("Another CA");
    private static final Identity CLIENT = CA.issue("client");
    private static final Pem OURS = pem(CA.certificate());

    @Server(ServerKind.MARIADB)
    static TestServer plain;

    private static TlsServer mysql;

    @BeforeAll
    static void start() throws Exception {
        mysql = TlsServer.start(ServerKind.MYSQL_80, CA, CA.issue("db.example"));
        mysql.server()
                .execute(
                        "CREATE USER tls IDENTIFIED WITH caching_sha2_password BY 'p'"
                                + " REQUIRE SSL",
                        "CREATE USER x509 IDENTIFIED WITH caching_sha2_password BY 'p'"
                                + " REQUIRE X509");
    }

    @AfterAll
    static void stop() throws Exception {
        if (mysql != null) {
            mysql.close();
        }
    }

    @Test
    void isEncryptedWhenTheAuthorityIsKnown() throws SQLException {
        assertThat(cipher(as("tls", trust(OURS)))).isNotEmpty();
        assertThat(cipher(as("tls", trust(OURS, "other", " db.example ")))).isNotEmpty();
        assertThat(cipher(as("x509", with(OURS, CLIENT)))).isNotEmpty();
    }

    /** As in DM: a client certificate alone encrypts, whoever the server is. */
    @Test
    void takesAnyServerWithoutAnAuthority() throws SQLException {
        assertThat(cipher(as("x509", with(Pem.NONE, CLIENT)))).isNotEmpty();
    }

    @Test
    void refusesTheServerOfAnotherAuthority() {
        assertRefused(as("tls", trust(pem(OTHER.certificate()))), "no certificate of ssl-ca");
    }

    @Test
    void refusesAServerOfAnotherName() {
        assertRefused(
                as("tls", trust(OURS, "db")), "bears the name `db.example`", "cert-allowed-cn");
    }

    @Test
    void saysThatAnAccountMayWantMore() {
        assertRefused(as("tls", null), "`security` if the account requires TLS");
        assertRefused(as("x509", trust(OURS)), "ssl-cert if the account requires a certificate");
    }

    @Test
    void refusesAnExpiredServer() throws Exception {
        try (TlsServer expired =
                TlsServer.start(ServerKind.MYSQL_80, CA, CA.issueExpired("db.example"))) {
            assertRefused(on(expired.server(), "root", "", trust(OURS)), "has expired: renew it");
        }
    }

    @Test
    void refusesAServerWithoutTls() {
        assertRefused(on(plain, "root", "", trust(OURS)), "the server offers no TLS");
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "TIDB"})
    void isEncryptedOn(ServerKind kind) throws Exception {
        try (TlsServer other = TlsServer.start(kind, CA, CA.issue("db.example"))) {
            other.server().execute("CREATE USER x509 IDENTIFIED BY 'p' REQUIRE X509");
            TestServer server = other.server();
            assertThat(cipher(on(server, "x509", "p", with(OURS, CLIENT)))).isNotEmpty();
            assertRefused(
                    on(server, "x509", "p", with(pem(OTHER.certificate()), CLIENT)),
                    "no certificate of ssl-ca");
        }
    }

    /** TiDB has no key to send the password under. */
    @Test
    void saysThatTidbWantsTlsForNewPasswords() throws Exception {
        try (TlsServer tidb = TlsServer.start(ServerKind.TIDB, CA, CA.issue("db.example"))) {
            tidb.server().execute("CREATE USER sha IDENTIFIED WITH caching_sha2_password BY 'p'");
            assertThat(cipher(on(tidb.server(), "sha", "p", trust(OURS)))).isNotEmpty();
            tidb.server().execute("FLUSH PRIVILEGES");
            assertRefused(on(tidb.server(), "sha", "p", null), "`security`");
        }
    }

    private static void assertRefused(ConnectionPlan plan, String... texts) {
        assertThatThrownBy(() -> cipher(plan))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("code=10001")
                .hasMessageContainingAll(texts);
    }

    private static String cipher(ConnectionPlan plan) throws SQLException {
        try (Connection connection = JdbcConnections.open(plan, ErrorScope.UPSTREAM, Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW STATUS LIKE 'Ssl_cipher'")) {
            row.next();
            return row.getString(2);
        }
    }

    private static ConnectionPlan as(String user, TlsPlan tls) {
        return on(mysql.server(), user, "p", tls);
    }

    private static ConnectionPlan on(TestServer server, String user, String password, TlsPlan tls) {
        return new ConnectionPlan(server.host(), server.port(), user, Secret.of(password), tls);
    }

    private static TlsPlan trust(Pem authority, String... names) {
        return new TlsPlan(authority, Pem.NONE, Pem.NONE, List.of(names));
    }

    private static TlsPlan with(Pem authority, Identity client) {
        return new TlsPlan(authority, pem(client.certificate()), pem(client.key()), List.of());
    }

    private static Pem pem(String text) {
        return new Pem("", Secret.of(text));
    }
}
