package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What real servers log for the rarer things, and what comes of it. */
@ExtendWith(TestServers.class)
class BinlogEventsIT {

    private static final String TABLE = "CREATE TABLE t (id INT PRIMARY KEY, a INT, b TEXT)";
    private static final String ROWS = "INSERT INTO t VALUES (1, 1, 'one'), (2, 2, 'two')";

    private static TestSchema schema(TestServer server) throws Exception {
        return TestSchema.create(server, "events");
    }

    private static void assertStops(
            TestServer server, ErrorCode code, String hint, String... statements) throws Exception {
        try (TestSchema schema = schema(server)) {
            schema.execute(TABLE, ROWS);
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute(statements);

            assertThatThrownBy(() -> binlog.countOnly().read())
                    .isInstanceOfSatisfying(
                            MigrationException.class, e -> assertThat(e.code()).isEqualTo(code))
                    .hasMessageContaining(hint)
                    .hasMessageContaining("(mysql-bin.0");
        }
    }

    private static StreamedBinlog readsEqual(TestServer server, String... statements)
            throws Exception {
        try (TestSchema schema = schema(server)) {
            schema.execute("CREATE TABLE other (id INT PRIMARY KEY, a INT, b TEXT)");
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute(TABLE, ROWS);
            schema.execute(statements);
            return binlog.read().assertEqual("t").assertEqual("other");
        }
    }

    @EachSource
    void transactionsWithSavepoints(TestServer server) throws Exception {
        StreamedBinlog binlog =
                readsEqual(
                        server,
                        "START TRANSACTION",
                        "UPDATE t SET a = 3 WHERE id = 1",
                        "SAVEPOINT s",
                        "INSERT INTO t VALUES (9, 9, 'undone')",
                        "ROLLBACK TO SAVEPOINT s",
                        "DELETE FROM t WHERE id = 2",
                        "RELEASE SAVEPOINT s",
                        "COMMIT",
                        "START TRANSACTION",
                        "INSERT INTO t VALUES (10, 10, 'undone')",
                        "ROLLBACK");
        binlog.assertSaw(
                BinlogEventType.FORMAT_DESCRIPTION,
                BinlogEventType.ROTATE,
                BinlogEventType.QUERY,
                BinlogEventType.TABLE_MAP,
                BinlogEventType.XID);
    }

    @EachSource
    void filesWithAndWithoutChecksums(TestServer server) throws Exception {
        String checksum = "SET GLOBAL binlog_checksum = ";
        try {
            readsEqual(
                    server,
                    checksum + "NONE",
                    "INSERT INTO t VALUES (3, 3, 'without')",
                    "FLUSH BINARY LOGS",
                    "UPDATE t SET a = a + 1",
                    checksum + "CRC32",
                    "INSERT INTO t VALUES (4, 4, 'with')",
                    "FLUSH BINARY LOGS",
                    "UPDATE t SET a = a + 1");
            server.execute(checksum + "NONE");
            readsEqual(server, checksum + "CRC32", "UPDATE t SET a = a + 1");
        } finally {
            server.execute(checksum + "CRC32");
        }
    }

    @EachSource
    void xaOnePhase(TestServer server) throws Exception {
        readsEqual(
                server,
                "XA START 'x','y',7",
                "UPDATE t SET a = 5",
                "INSERT INTO t VALUES (3, 3, 'xa')",
                "XA END 'x','y',7",
                "XA COMMIT 'x','y',7 ONE PHASE",
                "XA START 'z'",
                "INSERT INTO other VALUES (4, 4, 'undone')",
                "XA END 'z'",
                "XA ROLLBACK 'z'",
                "UPDATE t SET a = 6");
    }

    @EachSource
    void xaTwoPhases(TestServer server) throws Exception {
        StreamedBinlog binlog =
                readsEqual(
                        server,
                        "XA START 'two','\u00e9',77",
                        "UPDATE t SET a = 5",
                        "XA END 'two','\u00e9',77",
                        "XA PREPARE 'two','\u00e9',77",
                        "XA COMMIT 'two','\u00e9',77",
                        "XA START 'undone'",
                        "UPDATE t SET a = 6",
                        "XA END 'undone'",
                        "XA PREPARE 'undone'",
                        "XA ROLLBACK 'undone'");
        assertThat(binlog.rows()).isEqualTo(4);
        assertThat(binlog.replays()).isZero();
    }

    /** Before 10.5, MariaDB rolls a prepared transaction back with its connection. */
    @EachSource({
        ServerKind.MYSQL_57,
        ServerKind.MYSQL_80,
        ServerKind.MYSQL_9,
        ServerKind.MARIADB,
        ServerKind.MARIADB_114,
        ServerKind.MARIADB_118
    })
    void xaPreparedBeforeTheStreamBegan(TestServer server) throws Exception {
        try (TestSchema schema = schema(server);
                AutoCloseable unlock = () -> rollBack(server)) {
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute(
                    TABLE,
                    ROWS,
                    "XA START 'same'",
                    "DELETE FROM t WHERE id = 2",
                    "XA END 'same'",
                    "XA PREPARE 'same'",
                    "XA ROLLBACK 'same'",
                    "XA START 'same'",
                    "UPDATE t SET a = 7 WHERE id = 1",
                    "XA END 'same'",
                    "XA PREPARE 'same'");
            binlog.read();
            assertThat(binlog.rows()).isEqualTo(2);

            schema.execute("FLUSH BINARY LOGS", "INSERT INTO t VALUES (3, 3, 'between')");
            schema.execute("FLUSH BINARY LOGS", "XA COMMIT 'same'", "UPDATE t SET a = 8");
            binlog.read().assertEqual("t");
            assertThat(binlog.rows()).isEqualTo(2 + 1 + 1 + 3);
            assertThat(binlog.replays()).isOne();
        }
    }

    /** A prepared transaction would keep its table from being dropped. */
    private static void rollBack(TestServer server) {
        try {
            server.execute("XA ROLLBACK 'same'");
        } catch (SQLException committed) {
            assertThat(committed.getMessage()).contains("XAER_NOTA");
        }
    }

    @EachSource({
        ServerKind.MYSQL_9,
        ServerKind.MARIADB_101,
        ServerKind.MARIADB,
        ServerKind.MARIADB_114,
        ServerKind.MARIADB_118
    })
    void createTableSelectBringsItsRowsOnce(TestServer server) throws Exception {
        try (TestSchema schema = schema(server)) {
            schema.execute(TABLE, ROWS);
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute("CREATE TABLE s (id INT PRIMARY KEY) SELECT * FROM t");

            binlog.read().assertEqual("s");
            assertThat(binlog.statements()).anyMatch(sql -> sql.contains("CREATE TABLE `s`"));
            assertThat(binlog.rows()).isEqualTo(2);
        }
    }

    /** The statement is logged when it begins and once more when it is done. */
    @EachSource({ServerKind.MARIADB, ServerKind.MARIADB_114, ServerKind.MARIADB_118})
    void anAlterInTwoPhasesIsOneStatement(TestServer server) throws Exception {
        StreamedBinlog binlog =
                readsEqual(
                        server,
                        "SET SESSION binlog_alter_two_phase = ON",
                        "ALTER TABLE t COMMENT = 'altered in two phases'",
                        "ALTER TABLE t ADD KEY (a)",
                        "INSERT INTO t VALUES (3, 3, 'after')");
        assertThat(binlog.statements()).filteredOn(sql -> sql.startsWith("ALTER")).hasSize(2);
    }

    @EachSource
    void streamsByGtid(TestServer server) throws Exception {
        try (TestSchema schema = schema(server)) {
            StreamedBinlog binlog = StreamedBinlog.byGtidFrom(schema);
            schema.execute(TABLE, ROWS, "UPDATE t SET a = 3");
            binlog.read().assertEqual("t");
            schema.execute("FLUSH BINARY LOGS", "DELETE FROM t WHERE id = 1");
            binlog.read().assertEqual("t");

            assertThat(binlog.rows()).isEqualTo(5);
            assertThat(binlog.position().gtids()).isEqualTo(StreamedBinlog.executed(schema));
        }
    }

    @EachSource
    void statementsThatChangeRowsStop(TestServer server) throws Exception {
        assertStops(
                server,
                ErrorCode.SYNC_UNIT_DML_STATEMENT_FOUND,
                "binlog_format=ROW",
                "SET SESSION binlog_format = STATEMENT",
                "UPDATE t SET a = 7");
    }

    @EachSource
    void imagesThatAreNotFullStop(TestServer server) throws Exception {
        for (String image : new String[] {"MINIMAL", "NOBLOB"}) {
            assertStops(
                    server,
                    ErrorCode.BINLOG_NOT_LOG_COLUMN,
                    "binlog_row_image",
                    "SET SESSION binlog_row_image = " + image,
                    "UPDATE t SET a = 7");
        }
    }

    @EachSource({ServerKind.MARIADB_114, ServerKind.MARIADB_118})
    void imagesWithoutWhatStaysTheSame(TestServer server) throws Exception {
        String nodup = "SET SESSION binlog_row_image = FULL_NODUP";
        readsEqual(
                server,
                nodup,
                "ALTER TABLE other ADD e TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP(3)"
                        + " ON UPDATE CURRENT_TIMESTAMP(3)",
                "CREATE TRIGGER t_b BEFORE UPDATE ON other FOR EACH ROW"
                        + " SET NEW.b = CONCAT(NEW.b, '!')",
                "INSERT INTO other (id, a, b) VALUES (1, 1, 'x'), (2, NULL, NULL)",
                "UPDATE other SET a = 5",
                "UPDATE other SET id = id + 10, a = NULL WHERE id = 1",
                "INSERT INTO other (id, a) VALUES (2, 7) ON DUPLICATE KEY UPDATE b = 'dup'",
                "REPLACE INTO other (id, b) VALUES (2, 'new')",
                "DELETE FROM other WHERE id = 11",
                "UPDATE t SET id = id + 5, b = NULL");
    }

    @Test
    void generatedColumnsThatAreNotLoggedStop(
            @Server(ServerKind.MARIADB_114) TestServer noDuplicates,
            @Server(ServerKind.MARIADB_118) TestServer never)
            throws Exception {
        String[] made = {
            "CREATE TABLE made (id INT PRIMARY KEY, a INT, b INT AS (a + 1) VIRTUAL)",
            "INSERT INTO made (id, a) VALUES (1, 1)",
            "SET SESSION binlog_row_image = FULL_NODUP",
            "UPDATE made SET a = 2"
        };
        assertStops(
                noDuplicates, ErrorCode.BINLOG_NOT_LOG_COLUMN, "set binlog_row_image = FULL", made);
        made[2] = "SET SESSION binlog_row_image = FULL";
        assertStops(never, ErrorCode.UNSUPPORTED_YET, "block-allow-list", made);
    }

    /** What a sequence gives is logged as a row of its own. */
    @EachSource({ServerKind.MARIADB, ServerKind.MARIADB_114, ServerKind.MARIADB_118})
    void sequencesArePassedOver(TestServer server) throws Exception {
        readsEqual(
                server,
                "CREATE SEQUENCE s CACHE 2",
                "INSERT INTO t VALUES (NEXTVAL(s) + 10, NEXTVAL(s), 'taken')",
                "SELECT SETVAL(s, 100)",
                "ALTER SEQUENCE s RESTART 50",
                "UPDATE t SET a = NEXTVAL(s)");
    }

    /** Rows of the past stand among those that are. */
    @Test
    void systemVersionedTablesStop(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertStops(
                server,
                ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE,
                "which is SYSTEM VERSIONED; only plain tables are migrated",
                "CREATE TABLE late (id INT PRIMARY KEY, v INT) WITH SYSTEM VERSIONING",
                "INSERT INTO late VALUES (1, 1)");
    }

    /** 70 MB before and after: several packets of the protocol. */
    @EachSource({ServerKind.MYSQL_9, ServerKind.MARIADB})
    void anEventOfManyPackets(TestServer server) throws Exception {
        try (TestSchema schema = schema(server)) {
            schema.execute(
                    "CREATE TABLE t (id INT PRIMARY KEY, a LONGTEXT CHARACTER SET latin1)",
                    "INSERT INTO t VALUES (1, REPEAT('x', 70000000)), (2, 'small')");
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute("UPDATE t SET a = CONCAT('y', a)", "DELETE FROM t WHERE id = 2");

            assertThat(binlog.countOnly().read().rows()).isEqualTo(3);
            assertThat(binlog.bytes()).isGreaterThan(140_000_000);
        }
    }

    @Test
    void partialJsonStopsOnMigratedTablesOnly(
            @Server(ServerKind.MYSQL_80) TestServer server,
            @Server(ServerKind.MYSQL_9) TestServer newer)
            throws Exception {
        String[] partial = {
            "SET SESSION binlog_row_value_options = PARTIAL_JSON",
            "CREATE TABLE j (id INT PRIMARY KEY, a JSON)",
            "INSERT INTO j VALUES (1, '{\"a\": 1, \"b\": \"some text that stays as it is\"}')",
            "UPDATE j SET a = JSON_SET(a, '$.a', 2)"
        };
        assertStops(server, ErrorCode.BINLOG_EVENT_STOPS, "binlog_row_value_options", partial);
        assertStops(newer, ErrorCode.BINLOG_EVENT_STOPS, "binlog_row_value_options", partial);
        try (TestSchema other = schema(newer);
                TestSchema schema = schema(newer)) {
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute(TABLE, ROWS);
            other.execute(partial);
            schema.execute("UPDATE t SET a = 9");
            binlog.read().assertSaw(BinlogEventType.PARTIAL_UPDATE_ROWS).assertEqual("t");
        }
    }

    @Test
    void taggedGtidsAreCountedAndAskedFor(@Server(ServerKind.MYSQL_9) TestServer server)
            throws Exception {
        try (TestSchema schema = schema(server)) {
            StreamedBinlog binlog = StreamedBinlog.byGtidFrom(schema);
            schema.execute(
                    TABLE,
                    "SET gtid_next = 'AUTOMATIC:tag_a'",
                    ROWS,
                    "UPDATE t SET a = 3",
                    "SET gtid_next = 'AUTOMATIC:another_tag_of_some_32_bytes_12'",
                    "DELETE FROM t WHERE id = 1",
                    "SET gtid_next = 'AUTOMATIC'",
                    "INSERT INTO t VALUES (3, 3, 'three')");
            binlog.read().assertSaw(BinlogEventType.GTID_TAGGED).assertEqual("t");
            assertThat(binlog.position().gtids()).isEqualTo(StreamedBinlog.executed(schema));
            long rows = binlog.rows();

            schema.execute("FLUSH BINARY LOGS", "UPDATE t SET a = 4");
            binlog.read().assertEqual("t");
            assertThat(binlog.rows()).isEqualTo(rows + 2);
            assertThat(GtidScan.before(binlog.source(), binlog.position()))
                    .isEqualTo(binlog.position().gtids());
        }
    }

    @Test
    void aVectorColumnDisturbsNoOtherTable(@Server(ServerKind.MYSQL_9) TestServer server)
            throws Exception {
        String[] vector = {
            "CREATE TABLE v (id INT PRIMARY KEY, a VECTOR(3), b INT)",
            "INSERT INTO v VALUES (1, TO_VECTOR('[1,2,3]'), 5)"
        };
        try (TestSchema other = schema(server);
                TestSchema schema = schema(server)) {
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            other.execute(vector);
            schema.execute(TABLE, ROWS);
            binlog.read().assertEqual("t");
        }
    }
}
