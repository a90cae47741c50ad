package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.Plans;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Places found by time are those the server had at that time, GTID sets included. */
@ExtendWith(TestServers.class)
class StartTimeIT {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static BinlogPosition find(TestSchema schema, String time) throws SQLException {
        MigrationPlan plan =
                Plans.of(schema).byGtid().mode(TaskMode.INCREMENTAL).plan().startingAt(time);
        SourcePlan source = plan.sources().get(0);
        try (Connection connection = Upstream.open(source)) {
            return StartPlace.note(connection, plan, source);
        }
    }

    private static BinlogPosition head(TestServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            return ServerFlavor.of(connection).head(connection);
        }
    }

    private static Instant now(TestServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT UNIX_TIMESTAMP()")) {
            row.next();
            return Instant.ofEpochSecond(row.getLong(1));
        }
    }

    /** Timestamps in the binlog are whole seconds. */
    private static Instant nextSecond(TestServer server) throws SQLException {
        Instant before = now(server);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> now(server).isAfter(before));
        return now(server);
    }

    /** MariaDB writes an event of its own between transactions, some time after them. */
    private static void same(BinlogPosition found, BinlogPosition noted) {
        assertThat(found.gtids()).isEqualTo(noted.gtids());
        assertThat(found.file()).isEqualTo(noted.file());
        assertThat(found.offset()).isBetween(noted.offset(), noted.offset() + 100);
    }

    private static void findsPlaces(TestServer server) throws SQLException {
        try (TestSchema schema = TestSchema.create(server, "time_it")) {
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
            BinlogPosition first = head(server);
            Instant begun = nextSecond(server);
            schema.execute("INSERT INTO t VALUES (2)", "FLUSH LOGS", "INSERT INTO t VALUES (3)");
            BinlogPosition second = head(server);
            Instant later = nextSecond(server);
            schema.execute("CREATE TABLE u (id INT PRIMARY KEY)", "FLUSH LOGS");

            String utc = FORM.withZone(ZoneOffset.UTC).format(begun);
            same(find(schema, utc + "Z"), first);
            same(find(schema, utc.replace(' ', 'T') + "+0000"), first);
            same(
                    find(schema, FORM.withZone(ZoneOffset.ofHours(8)).format(later) + "+08:00"),
                    second);
            assertThatThrownBy(() -> find(schema, "2037-01-01 00:00:00"))
                    .hasMessageContaining("code=20057");
            assertThat(find(schema, "1999-01-01 00:00:00").offset()).isEqualTo(4);
        }
    }

    @Test
    void ofMySql80(@Server(ServerKind.MYSQL_80) TestServer server) throws SQLException {
        findsPlaces(server);
    }

    @Test
    void ofMySql57(@Server(ServerKind.MYSQL_57) TestServer server) throws SQLException {
        findsPlaces(server);
    }

    @Test
    void ofMariaDb(@Server(ServerKind.MARIADB) TestServer server) throws SQLException {
        findsPlaces(server);
    }

    @Test
    void withoutAnOffsetItIsTheServersOwnTime(
            @Server(
                            value = ServerKind.MYSQL_80,
                            name = "zone",
                            options = "--default-time-zone=+05:30")
                    TestServer server)
            throws SQLException {
        try (TestSchema schema = TestSchema.create(server, "time_it")) {
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            BinlogPosition first = head(server);
            Instant begun = nextSecond(server);
            schema.execute("INSERT INTO t VALUES (2)");

            String time = FORM.withZone(ZoneId.of("+05:30")).format(begun);
            assertThat(find(schema, time)).isEqualTo(first);
        }
    }
}
