package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Binlog files with numbers of seven digits, and one of more than 4 GiB. */
@ExtendWith(TestServers.class)
class FileNumbersIT {

    private static final int INSERTS = 70;

    @Server(value = ServerKind.MYSQL_80, name = "numbers")
    static TestServer server;

    private interface Begin {
        StreamedBinlog in(TestSchema schema) throws SQLException;
    }

    @Test
    void goOnBehind999999() throws Exception {
        goOnBehind999999(StreamedBinlog::from);
    }

    @Test
    void goOnBehind999999ByGtid() throws Exception {
        goOnBehind999999(StreamedBinlog::byGtidFrom);
    }

    private static void goOnBehind999999(Begin begin) throws Exception {
        server.execute("RESET MASTER TO 999998");
        try (TestSchema schema = TestSchema.create(server, "numbers")) {
            StreamedBinlog binlog = begin.in(schema);
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
            for (int id = 2; id < 6; id++) {
                schema.execute("FLUSH BINARY LOGS", "INSERT INTO t VALUES (" + id + ")");
                binlog.read().assertEqual("t");
            }
            assertThat(binlog.rows()).isEqualTo(5);
            BinlogPosition end = binlog.position();
            assertThat(end.file()).isEqualTo("mysql-bin.1000002");
            assertThat(GtidScan.before(binlog.source(), end)).isEqualTo(end.gtids());
        }
    }

    /** With {@code -Dbinlog.large=true}: it writes 19 GB to the disk. */
    @Test
    @EnabledIfSystemProperty(named = "binlog.large", matches = "true")
    void goOnBehindFourGibibytes() throws Exception {
        try (TestSchema schema = TestSchema.create(server, "large")) {
            schema.execute(
                    "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY)",
                    "CREATE TABLE gone (a LONGBLOB) ENGINE = BLACKHOLE");
            String[] transaction = new String[INSERTS + 2];
            Arrays.fill(transaction, "INSERT INTO gone VALUES (REPEAT('x', 64 << 20))");
            transaction[0] = "BEGIN";
            transaction[INSERTS + 1] = "COMMIT";
            for (Begin begin : List.<Begin>of(StreamedBinlog::from, StreamedBinlog::byGtidFrom)) {
                server.execute("RESET MASTER");
                StreamedBinlog binlog = begin.in(schema).countOnly();
                schema.execute(transaction);
                assertThat(binlog.read().rows()).isEqualTo(INSERTS);
                assertThat(sizeOfFirstFile()).isGreaterThan(1L << 32);
                schema.execute("INSERT INTO t VALUES (NULL)");
                assertThat(binlog.read().rows()).isEqualTo(INSERTS + 1);
            }
        }
    }

    /** The file goes on for as long as a transaction does. */
    private static long sizeOfFirstFile() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery("SHOW BINARY LOGS")) {
            file.next();
            return file.getLong(2);
        }
    }
}
