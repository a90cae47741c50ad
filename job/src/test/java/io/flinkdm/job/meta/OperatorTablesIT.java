package io.flinkdm.job.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.BinlogOperator.State;
import io.flinkdm.job.meta.StructureSet.Origin;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestServers.class)
class OperatorTablesIT {

    private static final String TASK = "task-1";
    private static final String SOURCE = "mysql-01";
    private static final EventPlace AT = EventPlace.of(SOURCE, "mysql-bin.000009", 3270);
    private static final EventPlace LATER = EventPlace.of(SOURCE, "mysql-bin.000010", 4);

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    private Connection connection;
    private String meta;

    enum Target {
        TIDB,
        MYSQL
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void findsTheOperatorOfAnEvent(Target target) throws Exception {
        on(
                target,
                () -> {
                    assertThat(find(AT)).isNull();
                    BinlogOperatorTable.ensure(connection, meta, TASK);
                    BinlogOperatorTable.ensure(connection, meta, TASK);
                    BinlogOperator replace =
                            put(AT, Op.REPLACE, 1, "ALTER TABLE `s`.`t` ADD é INT");
                    assertThat(find(AT)).isEqualTo(replace);
                    assertThat(find(AT.part(1))).isNull();
                    assertThat(find(LATER)).isNull();
                });
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void replacesWhatWasNotUsed(Target target) throws Exception {
        on(
                target,
                () -> {
                    BinlogOperatorTable.ensure(connection, meta, TASK);
                    put(AT.part(EventPlace.BEFORE), Op.INJECT, 1, "CREATE DATABASE s");
                    BinlogOperator skip = put(AT, Op.SKIP, 2);
                    assertThat(list()).containsExactly(skip);
                    BinlogOperator later = put(LATER, Op.SKIP, 3);
                    assertThat(list()).containsExactly(skip, later);
                });
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void keepsWhatWasUsed(Target target) throws Exception {
        on(
                target,
                () -> {
                    BinlogOperatorTable.ensure(connection, meta, TASK);
                    BinlogOperator skip = put(AT, Op.SKIP, 1);
                    assertThat(used(skip)).isTrue();
                    assertThat(used(skip)).isTrue();
                    assertThat(find(AT).state()).isEqualTo(State.USED);
                    assertThat(find(AT).usedAtMs()).isEqualTo(77);
                    assertThat(BinlogOperatorTable.revert(connection, meta, TASK, AT)).isZero();
                });
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void doesNotUseWhatWasTakenBack(Target target) throws Exception {
        on(
                target,
                () -> {
                    BinlogOperatorTable.ensure(connection, meta, TASK);
                    BinlogOperator skip = put(AT, Op.SKIP, 1);
                    assertThat(BinlogOperatorTable.revert(connection, meta, TASK, AT)).isOne();
                    assertThat(used(skip)).isFalse();
                    assertThat(list()).isEmpty();
                    BinlogOperator replaced = put(AT, Op.REPLACE, 2, "DROP TABLE s.t");
                    put(AT, Op.SKIP, 3);
                    assertThat(used(replaced)).isFalse();
                });
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void handsOutStructuresThatAreNotApplied(Target target) throws Exception {
        on(
                target,
                () -> {
                    assertThat(pending(0)).isEmpty();
                    StructureSetTable.ensure(connection, meta, TASK);
                    set("a", "CREATE TABLE `s`.`a` (`x` INT)");
                    set("b", "CREATE TABLE `s`.`b` (`x` INT)");
                    set("a", "CREATE TABLE `s`.`a` (`y` INT)");
                    assertThat(pending(0))
                            .extracting(StructureSet::createTable)
                            .containsExactly(
                                    "CREATE TABLE `s`.`b` (`x` INT)",
                                    "CREATE TABLE `s`.`a` (`y` INT)");
                });
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void handsOutAppliedOnesToAnEarlierReaderOnly(Target target) throws Exception {
        on(
                target,
                () -> {
                    StructureSetTable.ensure(connection, meta, TASK);
                    set("a", "CREATE TABLE `s`.`a` (`x` INT)");
                    StructureSet applied = pending(4).get(0).applied(5, AT.file(), AT.offset());
                    StructureSetTable.applied(connection, meta, TASK, applied);
                    assertThat(pending(5)).isEmpty();
                    assertThat(pending(4)).containsExactly(applied);
                });
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void handsOutNoCommandsThatTheirCallerCarriesOut(Target target) throws Exception {
        on(
                target,
                () -> {
                    CommandTable.ensure(connection, meta, TASK);
                    long id = CommandTable.begin(connection, meta, TASK, "binlog skip", "{}");
                    long next = CommandTable.begin(connection, meta, TASK, "binlog skip", "{}");
                    CommandTable.Answer done = new CommandTable.Answer(true, "[]");
                    CommandTable.end(connection, meta, TASK, id, done);
                    CommandTable.refuse(connection, meta, TASK, next, "no");
                    assertThat(next).isGreaterThan(id);
                    assertThat(CommandTable.after(connection, meta, TASK, 0)).isEmpty();
                });
    }

    private void on(Target target, Check check) throws Exception {
        TestServer server = target == Target.TIDB ? tidb : mysql;
        try (TestSchema schema = TestSchema.create(server, "meta");
                Connection open = server.connect()) {
            connection = open;
            meta = schema.name();
            check.run();
        }
    }

    private BinlogOperator put(EventPlace place, Op op, long atMs, String... statements)
            throws SQLException {
        BinlogOperator operator = BinlogOperator.set(place, op, List.of(statements), "me", atMs);
        BinlogOperatorTable.put(connection, meta, TASK, operator);
        return operator;
    }

    private BinlogOperator find(EventPlace place) throws SQLException {
        return BinlogOperatorTable.find(connection, meta, TASK, place).orElse(null);
    }

    private List<BinlogOperator> list() throws SQLException {
        return BinlogOperatorTable.list(connection, meta, TASK, SOURCE);
    }

    private boolean used(BinlogOperator operator) throws SQLException {
        return BinlogOperatorTable.used(connection, meta, TASK, operator, 77);
    }

    private void set(String table, String createTable) throws SQLException {
        SourceTable name = new SourceTable(SOURCE, new TableId("s", table));
        StructureSetTable.put(
                connection,
                meta,
                TASK,
                StructureSet.of(name, createTable, Origin.FILE, "me@here", 9));
    }

    private List<StructureSet> pending(long revision) throws SQLException {
        return StructureSetTable.pending(connection, meta, TASK, SOURCE, revision);
    }

    @FunctionalInterface
    private interface Check {
        void run() throws Exception;
    }
}
