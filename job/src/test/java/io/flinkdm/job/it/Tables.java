package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.Differences;
import io.flinkdm.testkit.TableDiff;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.WriteLoad;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits for tables to be equal. Stateless. */
final class Tables {

    private Tables() {}

    /** Returns when the target's table equals the source's; shows the differences else. */
    static void awaitEqual(TestServer source, String table, TestServer target, String copy) {
        await().atMost(EmbeddedTask.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertEqual(source, table, target, copy));
    }

    /** Returns when the load has written so much. */
    static void awaitTransactions(WriteLoad load, long transactions) {
        await().atMost(EmbeddedTask.PATIENCE).until(() -> load.transactions() >= transactions);
    }

    static void assertEqual(TestServer source, String table, TestServer target, String copy)
            throws SQLException {
        try (Connection left = source.connect();
                Connection right = target.connect()) {
            Differences differences = TableDiff.compare(left, table, right, copy);
            assertThat(differences.isEmpty()).as(differences.toString()).isTrue();
        }
    }

    /** The first column of a query's rows. */
    static List<String> texts(TestServer server, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
