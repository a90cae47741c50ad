package io.flinkdm.job.it;

import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** What a task makes on its target; closing it drops that. One thread. */
final class TargetSchemas implements AutoCloseable {

    private final TestServer target;
    private final String schema;

    TargetSchemas(TestServer target, String schema) {
        this.target = target;
        this.schema = schema;
    }

    Connection connect() throws SQLException {
        return target.connect();
    }

    /** Returns when each of the tables has most of so many rows: the load is nearly over. */
    void awaitRows(String database, List<String> tables, int rows) {
        await().atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(
                        () -> {
                            for (String table : tables) {
                                if (count(database + "." + table) < rows * 0.9) {
                                    return false;
                                }
                            }
                            return true;
                        });
    }

    private long count(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        String task = schema.endsWith("_all") ? schema.substring(0, schema.length() - 4) : schema;
        target.execute(
                "DROP DATABASE IF EXISTS " + schema, "DROP DATABASE IF EXISTS " + task + "_meta");
    }
}
