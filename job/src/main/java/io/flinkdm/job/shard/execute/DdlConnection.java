package io.flinkdm.job.shard.execute;

import io.flinkdm.job.fence.LaneSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection of the executor and its session on the target. Immutable. */
record DdlConnection(Connection jdbc, LaneSession session) {

    void execute(String sql) throws SQLException {
        try (Statement statement = jdbc.createStatement()) {
            // Text is sent as it is: braces in it are no JDBC escapes.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
