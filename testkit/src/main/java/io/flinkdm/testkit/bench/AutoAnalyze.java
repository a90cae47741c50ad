package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.process.Waiting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Ends TiDB's counting of rows by itself: it would count those of one measurement while the next
 * one runs. A TiDB that never counted keeps a note of every table made, and reads all of them every
 * two seconds, which for 1,000 tables takes more than a tenth of a core; so it has to have begun.
 */
final class AutoAnalyze {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PROBE = "bench_probe";

    private AutoAnalyze() {}

    static void end(TestServer target) throws SQLException {
        target.execute("CREATE DATABASE " + PROBE);
        target.execute("CREATE TABLE " + PROBE + ".t (id INT PRIMARY KEY)");
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            Waiting.until(
                    () -> notes(statement) == 0,
                    PATIENCE,
                    () -> "TiDB does not begin to count rows by itself");
        }
        target.execute("SET GLOBAL tidb_enable_auto_analyze = OFF");
        target.execute("DROP DATABASE " + PROBE);
    }

    private static int notes(Statement statement) {
        try (ResultSet notes =
                statement.executeQuery("SELECT COUNT(*) FROM mysql.tidb_ddl_notifier")) {
            notes.next();
            return notes.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
