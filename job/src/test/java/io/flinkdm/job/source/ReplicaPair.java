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
        boolean mariaDb = primary.kind() == ServerKind.MARIADB;
        String how = mariaDb ? "MASTER_USE_GTID = slave_pos" : "MASTER_AUTO_POSITION = 1";
        primary.execute(
                "CREATE USER IF NOT EXISTS replica@'127.0.0.1' IDENTIFIED "
                        + (mariaDb ? "BY 'r'" : "WITH mysql_native_password BY 'r'"),
                "GRANT REPLICATION SLAVE ON *.* TO replica@'127.0.0.1'");
        replica.execute(
                "STOP SLAVE",
                "CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = "
                        + primary.port()
                        + ", MASTER_USER = 'replica', MASTER_PASSWORD = 'r', "
                        + how,
                "START SLAVE");
        return this;
    }

    void awaitCaughtUp() throws SQLException {
        GtidSet wanted = transactions(primary);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> transactions(replica).contains(wanted));
    }

    private static GtidSet transactions(TestServer server) throws SQLException {
        boolean mariaDb = server.kind() == ServerKind.MARIADB;
        return GtidSet.parse(
                single(server, "SELECT @@GLOBAL.gtid_" + (mariaDb ? "binlog_pos" : "executed")));
    }

    /** The replica has all it will ever get, and takes writes of its own. */
    void promote() throws SQLException {
        awaitCaughtUp();
        replica.execute("STOP SLAVE");
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
