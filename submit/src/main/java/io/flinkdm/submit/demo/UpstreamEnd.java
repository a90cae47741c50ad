package io.flinkdm.submit.demo;

import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where the source's binlog ends. Stateless. */
final class UpstreamEnd {

    private UpstreamEnd() {}

    static Location of(TestServer source) throws SQLException {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW MASTER STATUS")) {
            if (!rows.next()) {
                throw new SQLException("the demo's source writes no binlog");
            }
            return new Location(rows.getString(1), rows.getLong(2), "");
        }
    }
}
