package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compressed transactions of MySQL and compressed events of MariaDB. */
@ExtendWith(TestServers.class)
class CompressedBinlogIT {

    private static final String LONG_TEXT = "REPEAT('abcdefgh ', 100)";

    private static final String[] CHANGES = {
        "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(2000), b DOUBLE)",
        "INSERT INTO t VALUES (1, " + LONG_TEXT + ", 1.5), (2, 'x', NULL), (3, '', 0)",
        "UPDATE t SET a = " + LONG_TEXT + ", b = id WHERE id > 1",
        "DELETE FROM t WHERE id = 3",
        "ALTER TABLE t COMMENT = '" + "long enough to be compressed ".repeat(20) + "'",
        "INSERT INTO t SELECT id + 10, a, b FROM t"
    };

    @Test
    void transactionsOfMySql9(@Server(ServerKind.MYSQL_9) TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "compressed")) {
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute(with("SET binlog_transaction_compression = ON", CHANGES));

            binlog.read().assertSaw(BinlogEventType.TRANSACTION_PAYLOAD).assertEqual("t");
            assertThat(binlog.statements()).hasSize(4);
        }
    }

    /** 40 MiB of events in one payload. */
    @Test
    void aLongTransactionTakesLittleMemory(@Server(ServerKind.MYSQL_9) TestServer server)
            throws Exception {
        try (TestSchema schema = TestSchema.create(server, "compressed")) {
            schema.execute(
                    "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(200))",
                    "SET GLOBAL binlog_cache_size = 1 << 20",
                    "INSERT INTO t VALUES (0, 0, REPEAT('x', 150))");
            for (int rows = 1; rows < 1 << 17; rows *= 2) {
                schema.execute("INSERT INTO t SELECT id + " + rows + ", a, b FROM t");
            }
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute("SET binlog_transaction_compression = ON", "UPDATE t SET a = a + 1");
            long begin = System.nanoTime();
            binlog.countOnly().read();
            double seconds = (System.nanoTime() - begin) / 1e9;

            assertThat(binlog.rows()).isEqualTo(1 << 17);
            System.out.printf(
                    "compressed payload: %,d rows, %,d MiB, %.0f rows/s%n",
                    binlog.rows(), binlog.bytes() >> 20, binlog.rows() / seconds);
        }
    }

    @Test
    void eventsOfMariaDb101(@Server(ServerKind.MARIADB_101) TestServer server) throws Exception {
        try (TestSchema schema = TestSchema.create(server, "plain")) {
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute(CHANGES);

            binlog.read().assertEqual("t");
        }
    }

    @Test
    void eventsOfMariaDb1011(@Server(ServerKind.MARIADB) TestServer server) throws Exception {
        assertMariaDb(server);
    }

    @Test
    void eventsOfMariaDb114(@Server(ServerKind.MARIADB_114) TestServer server) throws Exception {
        assertMariaDb(server);
    }

    @Test
    void eventsOfMariaDb118(@Server(ServerKind.MARIADB_118) TestServer server) throws Exception {
        assertMariaDb(server);
    }

    private static void assertMariaDb(TestServer server) throws Exception {
        server.execute("SET GLOBAL log_bin_compress = ON, log_bin_compress_min_len = 10");
        try (TestSchema schema = TestSchema.create(server, "compressed")) {
            StreamedBinlog binlog = StreamedBinlog.from(schema);
            schema.execute(CHANGES);

            binlog.read()
                    .assertSaw(
                            BinlogEventType.MARIADB_QUERY_COMPRESSED,
                            BinlogEventType.MARIADB_WRITE_ROWS_COMPRESSED_V1,
                            BinlogEventType.MARIADB_UPDATE_ROWS_COMPRESSED_V1,
                            BinlogEventType.MARIADB_DELETE_ROWS_COMPRESSED_V1)
                    .assertEqual("t");
            assertThat(binlog.statements()).hasSize(4);
        } finally {
            server.execute("SET GLOBAL log_bin_compress = OFF");
        }
    }

    private static String[] with(String first, String... rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
