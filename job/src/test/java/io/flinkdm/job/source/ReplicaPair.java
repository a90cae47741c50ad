package io.flinkdm.job.source;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A server and its replica, which has all it has a moment later. */
record ReplicaPair(TestServer primary, TestServer replica) {

    /** Makes the second server follow the first one by GTIDs; does nothing when it does already. */
    ReplicaPair follow() throws SQLException {
        primary.execute(
                "CREATE USER IF NOT EXISTS replica@'127.0.0.1' IDENTIFIED BY 'r'",
                "GRANT REPLICATION SLAVE ON *.* TO replica@'127.0.0.1'");
        String at = "_HOST = '127.0.0.1', %1$s_PORT = " + primary.port();
        String as = ", %1$s_USER = 'replica', %1$s_PASSWORD = 'r'";
        String change = newWords() ? "REPLICATION SOURCE" : "MASTER";
        String sql = "CHANGE " + change + " TO %1$s" + at + as + how();
        replica.execute(
                "STOP " + word(),
                sql.formatted(newWords() ? "SOURCE" : "MASTER"),
                "START " + word());
        return this;
    }

    /** MySQL 9 knows no others; 8.0.15 does not know them. */
    private boolean newWords() {
        return primary.kind() == ServerKind.MYSQL_9;
    }

    private String word() {
        return newWords() ? "REPLICA" : "SLAVE";
    }

    /** The account's password is asked for without TLS. */
    private String how() {
        if (primary.kind().isMariaDb()) {
            return ", MASTER_USE_GTID = slave_pos, MASTER_SSL = 0";
        }
        String key = newWords() ? "GET_SOURCE_PUBLIC_KEY" : "GET_MASTER_PUBLIC_KEY";
        return ", %1$s_AUTO_POSITION = 1, " + key + " = 1";
    }

    /** After {@link #promote}. */
    void followAgain() throws SQLException {
        replica.execute("START " + word());
    }

    void awaitCaughtUp() throws SQLException {
        GtidSet wanted = transactions(primary);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> transactions(replica).contains(wanted));
    }

    private static GtidSet transactions(TestServer server) throws SQLException {
        String name = server.kind().isMariaDb() ? "binlog_pos" : "executed";
        return GtidSet.parse(single(server, "SELECT @@GLOBAL.gtid_" + name));
    }

    /** The replica has all it will ever get, and takes writes of its own. */
    void promote() throws SQLException {
        awaitCaughtUp();
        replica.execute("STOP " + word());
    }

    static String single(TestServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
