package io.flinkdm.job.shard.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.BinlogOperatorTable;
import io.flinkdm.job.meta.DdlEntry;
import io.flinkdm.job.meta.DdlEntry.State;
import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.job.meta.DdlStatusTable;
import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.job.shard.execute.DdlOutcome.Kind;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class DdlExecutorIT {

    /** An index is filled slowly. */
    private static final Map<String, String> SLOW =
            Map.of("tidb_ddl_reorg_worker_cnt", "1", "tidb_ddl_reorg_batch_size", "32");

    @Server(ServerKind.TIDB)
    TestServer tidb;

    private ExecutorFixture target;

    @BeforeEach
    void create() throws SQLException {
        target = new ExecutorFixture(tidb, SLOW);
        target.schema().execute("CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, a INT)");
    }

    @AfterEach
    void drop() throws SQLException {
        target.close();
    }

    @Test
    void runsAStatementOnce() throws SQLException {
        DdlOrder order = target.order("ALTER TABLE " + table() + " ADD COLUMN b INT");
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        assertThat(column("b")).isEqualTo("1");
        target.schema().execute("ALTER TABLE t DROP COLUMN b");
        target.restart();
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        assertThat(column("b")).isEqualTo("0");
        assertThat(entry(order).orElseThrow())
                .extracting(DdlEntry::state, DdlEntry::checkpoint)
                .containsExactly(State.DONE, 7L);
    }

    @Test
    void goesOnBehindTheStatementsThatAreDone() throws SQLException {
        DdlOrder broken =
                target.order(
                        "ALTER TABLE " + table() + " ADD COLUMN b INT",
                        "ALTER TABLE " + table() + " FROBNICATE");
        assertThat(target.carryOut(broken).kind()).isEqualTo(Kind.PARKED);
        assertThat(entry(broken).orElseThrow())
                .extracting(DdlEntry::state, DdlEntry::step)
                .containsExactly(State.REFUSED, 1);
        target.schema().execute("ALTER TABLE t DROP COLUMN b");
        DdlOrder mended =
                target.again(
                        "ALTER TABLE " + table() + " ADD COLUMN b INT",
                        "ALTER TABLE " + table() + " ADD COLUMN c INT");
        target.restart();
        assertThat(target.carryOut(mended).kind()).isEqualTo(Kind.DONE);
        assertThat(column("b") + column("c")).isEqualTo("01");
    }

    @Test
    void doesNotTakeAJobOfATaskBeforeForItsOwn() throws SQLException {
        DdlOrder order = target.order("ALTER TABLE " + table() + " ADD COLUMN b INT");
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        target.schema().execute("ALTER TABLE t DROP COLUMN b", "DELETE FROM `task_ddl_journal`");
        try (Connection connection = tidb.connect()) {
            DdlEntry begun = new DdlEntry(State.STARTED, 0, 7, System.currentTimeMillis() - 1);
            target.journal().begin(connection, order.key(), begun, "x", List.of());
        }
        target.restart();
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        assertThat(column("b")).isEqualTo("1");
    }

    @Test
    void takesForDoneWhatTheTargetHasAlready() {
        DdlOrder again = target.order("ALTER TABLE " + table() + " ADD COLUMN a INT");
        assertThat(target.carryOut(again).kind()).isEqualTo(Kind.DONE);
        DdlOrder missing = target.order("DROP TABLE `shop`.`not_there`");
        assertThat(target.carryOut(missing).kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void parksWhatTheTargetRefuses() {
        DdlOrder order = target.order("ALTER TABLE `shop`.`not_there` ADD COLUMN b INT");
        DdlOutcome outcome = target.carryOut(order);
        assertThat(outcome.kind()).isEqualTo(Kind.PARKED);
        assertThat(outcome.error())
                .hasMessageContaining("startLocation: [position: (mysql-bin.000001, 200)")
                .hasMessageContaining("endLocation: [position: (mysql-bin.000001, 250)")
                .hasMessageContaining("source: mysql-01")
                .hasMessageContaining("origin SQL: [ALTER TABLE t FROBNICATE]")
                .hasMessageContaining("ALTER TABLE `shop`.`not_there`");
        assertThat(target.carryOut(target.order("SELECT b FROM " + table())).kind())
                .isEqualTo(Kind.PARKED);
    }

    @Test
    void parksWhatCannotBeCarriedOver() {
        target.order();
        DdlOrder order = target.order("shop", List.of("shop"), "there is no such thing");
        DdlOutcome outcome = target.carryOut(order);
        assertThat(outcome.kind()).isEqualTo(Kind.PARKED);
        assertThat(outcome.error())
                .hasMessageContaining("code=36068")
                .hasMessageContaining("there is no such thing");
    }

    @Test
    void runsAStatementAtItsTime() throws SQLException {
        target.carryOut(
                target.order(
                        "ALTER TABLE "
                                + table()
                                + " ADD COLUMN at TIMESTAMP DEFAULT '2020-01-01 03:00:00'"));
        target.carryOut(target.order("ALTER TABLE " + table() + " ADD COLUMN c INT"));
        target.schema().execute("INSERT INTO t (a) VALUES (1)");
        assertThat(target.one("SELECT UNIX_TIMESTAMP(at) FROM " + table()))
                .startsWith("1577836800");
    }

    @Test
    void waitsForAStatementThatAnAttemptBeforeHasSent() throws SQLException {
        fill(20_000);
        DdlOrder order =
                target.order(
                        "SET SESSION tidb_allow_remove_auto_inc = ON",
                        "ALTER TABLE " + table() + " ADD INDEX slow (a, id)");
        DdlExecutor first = target.executor();
        first.run(order, true);
        await().until(() -> jobs(), "1"::equals);
        first.close();
        target.restart();
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        assertThat(jobs()).isEqualTo("1");
        assertThat(indexes("slow")).isEqualTo("2");
    }

    @Test
    void waitsForAStatementOfAnAttemptThatHangs() throws SQLException {
        fill(20_000);
        DdlOrder order = target.order("ALTER TABLE " + table() + " ADD INDEX slow (a, id)");
        DdlRunner.Run hung = target.executor().run(order, true);
        await().until(() -> jobs(), "1"::equals);
        DdlExecutor before = target.executor();
        target.restart();
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        assertThat(jobs()).isEqualTo("1");
        ExecutorFixture.finished(hung);
        DdlOrder late = target.order("ALTER TABLE " + table() + " ADD COLUMN late INT");
        assertThat(ExecutorFixture.finished(before.run(late, true)).kind()).isEqualTo(Kind.AGAIN);
        assertThat(column("late")).isEqualTo("0");
        before.close();
    }

    @Test
    void leavesOutWhatAPersonWantsLeftOut() throws SQLException {
        DdlOrder order = target.order("ALTER TABLE " + table() + " FROBNICATE");
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.PARKED);
        assertThat(ExecutorFixture.finished(target.executor().run(order, false)).kind())
                .isEqualTo(Kind.STILL_PARKED);
        put(BinlogOperator.set(place(order), Op.SKIP, List.of(), "me", 1));
        assertThat(ExecutorFixture.finished(target.executor().run(order, false)).kind())
                .isEqualTo(Kind.DONE);
        assertThat(entry(order).orElseThrow().state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void runsWhatAPersonWantsInItsPlace() throws SQLException {
        DdlOrder order = target.order("ALTER TABLE " + table() + " FROBNICATE");
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.PARKED);
        List<String> others =
                List.of("ALTER TABLE " + table() + " ADD COLUMN b INT, ADD COLUMN c INT");
        put(BinlogOperator.set(place(order), Op.REPLACE, others, "me", 1));
        assertThat(ExecutorFixture.finished(target.executor().run(order, false)).kind())
                .isEqualTo(Kind.DONE);
        assertThat(column("b") + column("c")).isEqualTo("11");
        assertThat(entry(order).orElseThrow().state()).isEqualTo(State.REPLACED);
    }

    @Test
    void refusesInItsPlaceWhatTouchesOtherTables() throws SQLException {
        DdlOrder order = target.order("ALTER TABLE " + table() + " FROBNICATE");
        target.carryOut(order);
        List<String> others = List.of("DROP TABLE " + target.schema().table("other"));
        put(BinlogOperator.set(place(order), Op.REPLACE, others, "me", 1));
        DdlOutcome outcome = ExecutorFixture.finished(target.executor().run(order, false));
        assertThat(outcome.kind()).isEqualTo(Kind.PARKED);
        assertThat(outcome.error())
                .hasMessageContaining("code=36061")
                .hasMessageContaining("rows do not wait");
        assertThat(ExecutorFixture.finished(target.executor().run(order, false)).kind())
                .isEqualTo(Kind.STILL_PARKED);
    }

    @Test
    void runsWhatAPersonWantsBeforeIt() throws SQLException {
        DdlOrder order = target.order("ALTER TABLE " + table() + " RENAME COLUMN b TO c");
        List<String> others = List.of("ALTER TABLE " + table() + " ADD COLUMN b INT");
        put(BinlogOperator.set(place(order).part(EventPlace.BEFORE), Op.INJECT, others, "me", 1));
        assertThat(target.carryOut(order).kind()).isEqualTo(Kind.DONE);
        assertThat(column("b") + column("c")).isEqualTo("01");
    }

    @Test
    void runsAStatementOnTwoSchemasWhenBothAreReady() throws SQLException {
        String sql = "ALTER TABLE " + table() + " ADD COLUMN b INT";
        target.order();
        DdlOrder runs = target.order("shop", List.of("shop", "other"), "", sql);
        DdlOrder waits = target.order("other", List.of("shop", "other"), "", sql);
        assertThat(ExecutorFixture.finished(target.executor().run(runs, true)).kind())
                .isEqualTo(Kind.NOT_YET);
        assertThat(column("b")).isEqualTo("0");
        assertThat(ExecutorFixture.finished(target.executor().run(waits, true)).kind())
                .isEqualTo(Kind.NOT_YET);
        assertThat(target.carryOut(runs).kind()).isEqualTo(Kind.DONE);
        assertThat(target.carryOut(waits).kind()).isEqualTo(Kind.DONE);
        assertThat(column("b")).isEqualTo("1");
    }

    @Test
    void knowsWhichStartsWouldGoBehindAStatement() throws SQLException {
        target.carryOut(target.order("ALTER TABLE " + table() + " ADD COLUMN b INT"));
        try (Connection connection = tidb.connect()) {
            assertThat(target.journal().behind(connection, 7)).isEmpty();
            assertThat(target.journal().behind(connection, 6).orElseThrow())
                    .contains("mysql-bin.000001:200")
                    .contains("checkpoint: 7");
        }
    }

    @Test
    void showsWhatWaits() throws SQLException {
        DdlStatus status =
                new DdlStatus(
                        target.order().key(),
                        "mysql-bin.000001",
                        200,
                        "",
                        DdlStatus.State.PARKED,
                        "shop",
                        "`shop`.`t`",
                        "origin",
                        "target",
                        "[code=1]",
                        5,
                        6,
                        7);
        target.executor().show("shop", List.of(status));
        await().until(this::shown, List.of(status)::equals);
        target.restart();
        await().until(this::shown, List::isEmpty);
        target.executor().show("shop", List.of(status));
        await().until(this::shown, List.of(status)::equals);
        target.executor().show("shop", List.of());
        await().until(this::shown, List::isEmpty);
    }

    private List<DdlStatus> shown() throws SQLException {
        try (Connection connection = tidb.connect()) {
            return DdlStatusTable.read(connection, target.schema().name(), "task");
        }
    }

    private void put(BinlogOperator operator) throws SQLException {
        try (Connection connection = tidb.connect()) {
            BinlogOperatorTable.ensure(connection, target.schema().name(), "task");
            BinlogOperatorTable.put(connection, target.schema().name(), "task", operator);
        }
    }

    private static EventPlace place(DdlOrder order) {
        return EventPlace.of(
                "mysql-01",
                order.ddl().change().origin().file(),
                order.ddl().change().origin().offset());
    }

    private Optional<DdlEntry> entry(DdlOrder order) throws SQLException {
        try (Connection connection = tidb.connect()) {
            return target.journal().find(connection, order.key());
        }
    }

    private void fill(int rows) throws SQLException {
        target.schema().execute("INSERT INTO t (a) VALUES (1), (2), (3), (4)");
        for (int have = 4; have < rows; have *= 2) {
            target.schema().execute("INSERT INTO t (a) SELECT a + id FROM t");
        }
    }

    private String table() {
        return target.schema().table("t");
    }

    private String jobs() throws SQLException {
        return target.one(
                "SELECT COUNT(*) FROM information_schema.ddl_jobs WHERE db_name = '"
                        + target.schema().name()
                        + "' AND query LIKE '%ADD INDEX slow%'");
    }

    private String column(String name) throws SQLException {
        return target.one(
                "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = '"
                        + target.schema().name()
                        + "' AND table_name = 't' AND column_name = '"
                        + name
                        + "'");
    }

    private String indexes(String name) throws SQLException {
        return target.one(
                "SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = '"
                        + target.schema().name()
                        + "' AND index_name = '"
                        + name
                        + "'");
    }
}
