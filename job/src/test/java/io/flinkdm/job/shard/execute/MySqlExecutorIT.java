package io.flinkdm.job.shard.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.job.meta.DdlEntry.State;
import io.flinkdm.job.shard.execute.DdlOutcome.Kind;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A target that keeps no list of its jobs, and ends a statement with its session. */
@ExtendWith(TestServers.class)
class MySqlExecutorIT {

    @Server(ServerKind.MYSQL_80)
    TestServer mysql;

    private ExecutorFixture target;

    @BeforeEach
    void create() throws SQLException {
        target = new ExecutorFixture(mysql, Map.of());
        target.schema().execute("CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, a INT)");
    }

    @AfterEach
    void drop() throws SQLException {
        target.close();
    }

    @Test
    void runsAStatementAgainThatWasEndedWithItsSession() throws SQLException {
        String table = target.schema().table("t");
        target.schema().execute("INSERT INTO t (a) VALUES (1), (2), (3), (4)");
        for (int rows = 4; rows < 100_000; rows *= 2) {
            target.schema().execute("INSERT INTO t (a) SELECT a + id FROM t");
        }
        DdlOrder order =
                target.order("ALTER TABLE " + table + " ADD COLUMN b INT FIRST, ALGORITHM=COPY");
        target.executor().run(order, true);
        String running =
                "SELECT COUNT(*) FROM information_schema.processlist"
                        + " WHERE info LIKE '/* flink-dm:%'";
        await().until(() -> target.one(running), "1"::equals);
        target.executor().close();
        target.restart();
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        assertThat(target.one("SELECT b FROM " + table + " LIMIT 1")).isNull();
    }

    @Test
    void doesNotRunTwiceWhatWouldChangeNamesBack() throws SQLException {
        String table = target.schema().table("t");
        DdlOrder order = target.order("RENAME TABLE " + table + " TO " + table + ", x TO y");
        DdlOutcome refused = target.carryOut(order);
        assertThat(refused.error()).hasMessageNotContaining("code=52027");
        assertThat(target.carryOut(order).error()).hasMessageNotContaining("code=52027");
        sent(order);
        target.restart();
        DdlOutcome outcome = target.carryOut(order);
        assertThat(outcome.kind()).isEqualTo(Kind.PARKED);
        assertThat(outcome.error()).hasMessageContaining("code=52027");
    }

    /** As if the answer had not come. */
    private void sent(DdlOrder order) throws SQLException {
        try (Connection connection = mysql.connect()) {
            target.journal().become(connection, order.key(), State.STARTED);
        }
    }
}
