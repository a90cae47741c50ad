package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.job.it.EmbeddedTask.Setting;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows far longer than a packet, which ends at 16 MiB, and rows that end with one, through the load
 * and the binlog. With {@code -Dwide.bytes=67000000} those that go to TiDB are as long as the store
 * within it takes; that of {@code testkit/tidb-large} takes more.
 */
@ExtendWith(TestServers.class)
class WideRowsIT {

    private static final int TIDB_BYTES = Integer.getInteger("wide.bytes", 20 << 20);
    private static final int MYSQL_BYTES = 64 << 20;
    private static final int PACKET = (1 << 24) - 1;

    /** What the protocol adds to an event. */
    private static final int STATUS_BYTE = 1;

    /** Of a row with a number, a value and a NULL: an event of the binlog, a row of a result. */
    private static final int IN_EVENT = 44;

    private static final int IN_RESULT = 7;

    private static final String DIGESTS =
            "SELECT CONCAT_WS(' ', id, LENGTH(b), SHA2(b, 256), LENGTH(t), SHA2(t, 256))"
                    + " FROM %s.wide ORDER BY id";

    /** InnoDB takes no value longer than a tenth of its log. */
    @Server(value = ServerKind.MYSQL_80, name = "wide", options = "--innodb-log-file-size=640M")
    static TestServer mysql;

    @TempDir Path folder;

    private TestSchema schema;

    @BeforeEach
    void createSource() throws SQLException {
        schema = TestSchema.create(mysql, "wide");
        schema.execute("CREATE TABLE wide (id INT PRIMARY KEY, b LONGBLOB, t LONGTEXT)");
    }

    @AfterEach
    void dropSource() throws SQLException {
        schema.close();
    }

    @Test
    void arriveOnTidb(
            @Server(
                            value = ServerKind.TIDB,
                            name = "wide",
                            options = {
                                "[performance]",
                                "txn-entry-size-limit = 125829120",
                                "txn-total-size-limit = 1073741824"
                            })
                    TestServer tidb)
            throws Exception {
        tidb.execute("SET GLOBAL max_allowed_packet = 1073741824");
        change("INSERT INTO wide VALUES (1, " + bytes(TIDB_BYTES) + ", NULL)");
        try (EmbeddedTask task = start(schema, tidb)) {
            awaitEqual(schema, tidb);
            change("INSERT INTO wide VALUES (2, NULL, " + text(TIDB_BYTES) + ")");
            awaitEqual(schema, tidb);
            change("UPDATE wide SET b = REVERSE(b) WHERE id = 1", "DELETE FROM wide WHERE id = 2");
            awaitEqual(schema, tidb);
            task.assertRuns();
        } finally {
            drop(schema, tidb);
        }
    }

    @Test
    void arriveOnMySql(
            @Server(
                            value = ServerKind.MYSQL_80,
                            name = "wide target",
                            options = "--innodb-log-file-size=640M")
                    TestServer target)
            throws Exception {
        change(
                "INSERT INTO wide VALUES (1, " + bytes(MYSQL_BYTES) + ", 'x')",
                "INSERT INTO wide VALUES (2, NULL, " + text(MYSQL_BYTES) + ")");
        try (EmbeddedTask task = start(schema, target)) {
            awaitEqual(schema, target);
            change(
                    "INSERT INTO wide SELECT id + 10, b, t FROM wide",
                    "UPDATE wide SET b = REVERSE(b) WHERE id = 1",
                    "DELETE FROM wide WHERE id = 2");
            awaitEqual(schema, target);
            task.assertRuns();
        } finally {
            drop(schema, target);
        }
    }

    @Test
    void mayEndWithAPacket(
            @Server(
                            value = ServerKind.MYSQL_80,
                            name = "wide target",
                            options = "--innodb-log-file-size=640M")
                    TestServer target)
            throws Exception {
        List<Integer> lengths = new ArrayList<>();
        for (int more = -1; more <= 1; more++) {
            lengths.add(PACKET - STATUS_BYTE - IN_EVENT + more);
            lengths.add(PACKET - IN_RESULT + more);
        }
        insert(lengths, 1);
        assertThat(eventLengths()).contains((long) PACKET - STATUS_BYTE);
        try (EmbeddedTask task = start(schema, target)) {
            awaitEqual(schema, target);
            insert(lengths, 1 + lengths.size());
            awaitEqual(schema, target);
            task.assertRuns();
        } finally {
            drop(schema, target);
        }
    }

    /** Which it does not take from a client, but makes by itself. */
    @EachSource(
            value = {ServerKind.MYSQL_80, ServerKind.MYSQL_57, ServerKind.MARIADB},
            options = "--max-allowed-packet=1M")
    void mayBeLongerThanWhatTheSourceTakes(TestServer source) throws Exception {
        try (TestSchema small = TestSchema.create(source, "small")) {
            small.execute(
                    "CREATE TABLE wide (id INT PRIMARY KEY, b LONGBLOB, t LONGTEXT)",
                    "INSERT INTO wide VALUES (1, REPEAT('b', 900000), REPEAT('t', 100000))",
                    "INSERT INTO wide SELECT 2, b, b FROM wide");
            try (EmbeddedTask task = start(small, mysql)) {
                awaitEqual(small, mysql);
                small.execute(
                        "UPDATE wide SET b = REVERSE(CONCAT(b, 'x')) WHERE id = 2",
                        "INSERT INTO wide SELECT 3, b, b FROM wide WHERE id = 1");
                awaitEqual(small, mysql);
                task.assertRuns();
            } finally {
                drop(small, mysql);
            }
        }
    }

    private void insert(List<Integer> lengths, int firstId) throws SQLException {
        int id = firstId;
        for (int length : lengths) {
            change("INSERT INTO wide VALUES (" + id++ + ", " + bytes(length) + ", NULL)");
        }
    }

    private static List<Long> eventLengths() throws SQLException {
        List<Long> lengths = new ArrayList<>();
        String file = Tables.texts(mysql, "SHOW MASTER STATUS").get(0);
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement();
                ResultSet event = statement.executeQuery("SHOW BINLOG EVENTS IN '" + file + "'")) {
            while (event.next()) {
                lengths.add(event.getLong("End_log_pos") - event.getLong("Pos"));
            }
        }
        return lengths;
    }

    private void change(String... statements) throws SQLException {
        List<String> all = new ArrayList<>();
        all.add("SET SESSION block_encryption_mode = 'aes-128-cbc'");
        all.addAll(List.of(statements));
        schema.execute(all.toArray(String[]::new));
    }

    /** Bytes of every kind that do not repeat themselves. */
    private static String bytes(int length) {
        return "LEFT(AES_ENCRYPT(REPEAT('x', %1$d), 'key', REPEAT('i', 16)), %1$d)"
                .formatted(length);
    }

    /** Characters of one to four bytes. */
    private static String text(int length) {
        return "CONCAT('é中😀', LEFT(HEX(%s), %d))".formatted(bytes(length / 2 + 1), length - 9);
    }

    private EmbeddedTask start(TestSchema source, TestServer target) throws Exception {
        TaskFiles files =
                TaskFiles.of(folder, source.name(), "all", target)
                        .source("mysql-01", source.server(), "    block-allow-list: one\n")
                        .add("block-allow-list:\n  one:\n    do-dbs: [" + source.name() + "]\n");
        return EmbeddedTask.start(files, folder, Setting.PLAIN);
    }

    /** By digests: what is compared otherwise would be as large as the rows. */
    private static void awaitEqual(TestSchema source, TestServer target) throws SQLException {
        String digests = DIGESTS.formatted(source.name());
        List<String> wanted = Tables.texts(source.server(), digests);
        await().atMost(EmbeddedTask.PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertThat(Tables.texts(target, digests)).isEqualTo(wanted));
    }

    private static void drop(TestSchema source, TestServer target) throws SQLException {
        target.execute(
                "DROP DATABASE IF EXISTS " + source.name(),
                "DROP DATABASE IF EXISTS " + source.name() + "_meta");
    }
}
