package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.load.PacedWriters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** TiDB's embedded store must not lose what it acknowledged, or crash tests would blame others. */
@ExtendWith(TestServers.class)
class TidbDurabilityIT {

    private final AtomicLong ids = new AtomicLong();
    private final Set<Long> begun = ConcurrentHashMap.newKeySet();

    @RepeatedTest(3)
    void keepsAcknowledgedTransactionsWhenKilled(@Server(ServerKind.TIDB) TestServer tidb)
            throws SQLException {
        try (TestSchema schema = TestSchema.create(tidb, "kept")) {
            schema.execute(
                    "CREATE TABLE a (id BIGINT PRIMARY KEY, pad VARCHAR(200), KEY (pad))",
                    "CREATE TABLE b (id BIGINT PRIMARY KEY, pad VARCHAR(200), KEY (pad))");
            PacedWriters writers =
                    PacedWriters.start(
                            schema::connect, this::insert, new PacedWriters.Pace(2_000, 8, 1));
            await().until(() -> writers.transactions() > 1_000);
            tidb.kill();
            tidb.restart();
            writers.stop();

            Set<Long> kept = idsOf(schema, "a");
            assertThat(idsOf(schema, "b")).isEqualTo(kept);
            assertThat((long) kept.size()).isGreaterThanOrEqualTo(writers.transactions());
            assertThat(begun).containsAll(kept);
        }
    }

    private long insert(Connection connection, Random random) throws SQLException {
        long id = ids.incrementAndGet();
        begun.add(id);
        try (Statement statement = connection.createStatement()) {
            for (String table : new String[] {"a", "b"}) {
                statement.executeUpdate(
                        String.format(
                                "INSERT INTO %s VALUES (%d, REPEAT('%d', 20))",
                                table, id, random.nextInt(10)));
            }
        }
        return 2;
    }

    private static Set<Long> idsOf(TestSchema schema, String table) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM " + table)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
