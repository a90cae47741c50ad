package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A load whose TaskManager is killed reads few rows again, as the source itself counts the rows it
 * reads. Needs a table large enough for kills to be far apart, hence {@code -Dreread.rows}.
 */
@ExtendWith(TestServers.class)
@EnabledIfSystemProperty(named = "reread.rows", matches = "[1-9].*")
class RereadIT {

    private static final int ROWS = Integer.getInteger("reread.rows", 0);
    private static final int KILLS = Integer.getInteger("reread.kills", 2);
    private static final double MOST_READ_AGAIN = 0.05;
    private static final int ROWS_PER_STATEMENT = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    @Server(value = ServerKind.MYSQL_80, name = "killed")
    static TestServer mysql;

    @Server(value = ServerKind.TIDB, name = "killed")
    static TestServer tidb;

    @TempDir Path folder;

    @Test
    void aLoadReadsFewRowsAgain() throws Exception {
        try (FlinkCluster flink = FlinkCluster.start(2, 2, FaultyRound.NOTICED_SOON);
                Migration migration = Migration.of(folder, mysql, tidb, flink.rest(), table())) {
            migration.write(migration.copy().mode("full"));
            fill(migration);
            long before = rowsRead();
            migration.start("--parallelism", "2");
            for (int kill = 1; kill <= KILLS; kill++) {
                long part = (long) ROWS * kill / (KILLS + 1);
                await().atMost(PATIENCE)
                        .pollInterval(LOOK)
                        .until(() -> rowsRead() - before >= part);
                flink.replaceTaskManager();
            }
            migration.awaitStage("Finished");
            long again = rowsRead() - before - ROWS;
            System.out.printf("[reread] %,d of %,d rows, %d kills%n", again, ROWS, KILLS);
            migration.assertEqual();
            assertThat(again).isBetween(0L, (long) (ROWS * MOST_READ_AGAIN));
        }
    }

    private static String table() {
        return "CREATE TABLE big (id INT PRIMARY KEY, k INT, c CHAR(120), pad CHAR(60))";
    }

    private static void fill(Migration migration) throws SQLException {
        try (Connection connection = migration.source().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION cte_max_recursion_depth = 1000000");
            for (int from = 1; from <= ROWS; from += ROWS_PER_STATEMENT) {
                statement.execute(
                        ("INSERT INTO big WITH RECURSIVE s (i) AS (SELECT %d UNION ALL SELECT i + 1"
                                        + " FROM s WHERE i < %d) SELECT i, i %% 1000,"
                                        + " REPEAT(CHAR(97 + i %% 26), 119),"
                                        + " REPEAT(CHAR(65 + i %% 26), 59) FROM s")
                                .formatted(from, Math.min(ROWS, from + ROWS_PER_STATEMENT - 1)));
            }
        }
    }

    private static long rowsRead() throws SQLException {
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Innodb_rows_read'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
