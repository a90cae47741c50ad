package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class TestServerIT {

    @EachSource
    void keepsDataAndPortOverKills(TestServer server) throws SQLException {
        keepsDataAndPort(server);
        assertThat(server.version()).startsWith(version(server.kind()));
    }

    private static String version(ServerKind kind) {
        return switch (kind) {
            case MYSQL_57 -> "5.7.";
            case MYSQL_80 -> "8.0.";
            case MYSQL_9 -> "9.";
            case MARIADB_101 -> "10.1.";
            case MARIADB -> "10.11.";
            case MARIADB_114 -> "11.4.";
            case MARIADB_118 -> "11.8.";
            case TIDB -> "";
        };
    }

    @EachSource
    void logsRows(TestServer server) throws SQLException {
        assertThat(
                        column(
                                server,
                                "SELECT CONCAT_WS(' ', @@log_bin + 0, @@binlog_format,"
                                        + " @@binlog_row_image, @@server_id > 0)"))
                .containsExactly("1 ROW FULL 1");
    }

    @Test
    void tidbKeepsDataAndPort(@Server(ServerKind.TIDB) TestServer server) throws SQLException {
        keepsDataAndPort(server);
        assertThat(server.version()).contains("TiDB");
    }

    @EachSource({ServerKind.MYSQL_57, ServerKind.MYSQL_80, ServerKind.MYSQL_9})
    void mysqlLogsGtids(TestServer server) throws SQLException {
        assertThat(column(server, "SELECT @@gtid_mode")).containsExactly("ON");
    }

    @Test
    void optionsOverride(
            @Server(value = ServerKind.MYSQL_80, options = "--binlog-row-image=MINIMAL")
                    TestServer server)
            throws SQLException {
        assertThat(column(server, "SELECT @@binlog_row_image")).containsExactly("MINIMAL");
    }

    private static void keepsDataAndPort(TestServer server) throws SQLException {
        int port = server.port();
        try (TestSchema schema = TestSchema.create(server, "kept")) {
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
            long pid = server.pid();
            server.kill();
            assertThat(ProcessHandle.of(pid)).isEmpty();
            server.restart();
            schema.execute("INSERT INTO t VALUES (2)");
            server.stop();
            assertThat(server.isAlive()).isFalse();
            server.restart();
            assertThat(server.port()).isEqualTo(port);
            assertThat(column(server, "SELECT id FROM " + schema.table("t") + " ORDER BY id"))
                    .containsExactly("1", "2");
        }
    }

    private static List<String> column(TestServer server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
