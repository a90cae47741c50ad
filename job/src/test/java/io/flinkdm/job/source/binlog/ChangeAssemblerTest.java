package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeAssemblerTest {

    private static final String FILE = Assemblers.FILE;
    private static final TableId TABLE = Assemblers.TABLE;

    private final Packets packets = new Packets();
    private final BatchBuilder batch = new BatchBuilder();
    private ChangeAssembler assembler = assembler(GtidSet.parse(Packets.UUID + ":1-4"), Map.of());

    private static BinlogPosition position(long offset) {
        return new BinlogPosition(FILE, offset, GtidSet.EMPTY);
    }

    private static ChangeAssembler assembler(GtidSet gtids, Map<TableId, BinlogPosition> starts) {
        return Assemblers.wanting("a", new BinlogPosition(FILE, 4, gtids), starts);
    }

    private ChangeBatch read(BinlogPacket... events) {
        for (BinlogPacket event : events) {
            assembler.accept(event, batch);
        }
        return batch.take(assembler.position().takeMoved());
    }

    private void assertStops(ErrorCode code, BinlogPacket... events) {
        assertThatThrownBy(() -> read(events))
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aTransactionMovesThePositionWhenItEnds() {
        ChangeBatch cut =
                read(
                        packets.gtid(5),
                        packets.query("BEGIN"),
                        packets.tableMap(),
                        packets.insert(9));
        assertThat(cut.rows()).isOne();
        assertThat(cut.position()).isNull();

        ChangeBatch rest = read(packets.insert(10), packets.xid());
        assertThat(rest.rows()).isOne();
        assertThat(rest.position())
                .isEqualTo(new BinlogPosition(FILE, 604, GtidSet.parse(Packets.UUID + ":1-5")));
    }

    @Test
    void aRowTellsWhereItWasRead() {
        RowChange row =
                (RowChange)
                        read(packets.query("BEGIN"), packets.tableMap(), packets.insert(9))
                                .events()
                                .get(0);

        assertThat(row.table().table()).isEqualTo(TABLE);
        assertThat(row.schema()).isEqualTo(Assemblers.SCHEMA.fingerprint());
        assertThat(row.after().value(0)).isEqualTo(9L);
        assertThat(row.origin()).hasToString("(mysql-bin.000001, 204)");
        assertThat(row.origin().timestampMs()).isEqualTo(1_700_000_000_000L);
        assertThat(row.safe()).isTrue();
    }

    @Test
    void rowsPassedTheBoundAreNotSafe() {
        assembler.safe(false);

        RowChange row = (RowChange) read(packets.tableMap(), packets.insert(9)).events().get(0);
        assertThat(row.safe()).isFalse();
    }

    @Test
    void eventsBetweenTransactionsMoveThePosition() {
        assertThat(read(packets.event(BinlogEventType.PREVIOUS_GTIDS)).position().offset())
                .isEqualTo(104);
        assertThat(read(packets.rotate("mysql-bin.000002")).position().display())
                .isEqualTo("(mysql-bin.000002, 4)");
        assertThat(read(packets.gtid(5)).position()).isNull();
    }

    @Test
    void heartbeatsAndWhatIsMadeUpMoveNothing() {
        assertThat(read(packets.madeUpRotate(FILE)).position()).isNull();
        assertThat(read(packets.event(BinlogEventType.HEARTBEAT)).position()).isNull();
    }

    @Test
    void offsetsGoOnAfterFourGibibytes() {
        packets.at((1L << 32) - 50);
        read(packets.event(BinlogEventType.PREVIOUS_GTIDS));
        ChangeBatch next = read(packets.event(BinlogEventType.PREVIOUS_GTIDS));

        assertThat(next.position().offset()).isEqualTo(150);
        assembler = assembler(GtidSet.EMPTY, Map.of());
        packets.at((1L << 32) - 150);
        read(packets.event(BinlogEventType.PREVIOUS_GTIDS));
        assertThat(read(packets.event(BinlogEventType.PREVIOUS_GTIDS)).position().offset())
                .isEqualTo((1L << 32) + 50);
    }

    @Test
    void anUnknownGtidSetStaysUnknown() {
        assembler = assembler(GtidSet.EMPTY, Map.of());

        ChangeBatch transaction = read(packets.gtid(5), packets.query("BEGIN"), packets.xid());
        assertThat(transaction.position()).isEqualTo(position(304));
    }

    @Test
    void aNewConnectionBeginsWithTheCutTransaction() {
        read(packets.gtid(5), packets.query("BEGIN"), packets.tableMap(), packets.insert(9));
        assembler.restart();
        packets.at(4);

        assertThat(assembler.position().lastEnd().offset()).isEqualTo(4);
        ChangeBatch again =
                read(
                        packets.madeUpRotate(FILE),
                        packets.gtid(5),
                        packets.query("BEGIN"),
                        packets.tableMap(),
                        packets.insert(9),
                        packets.xid());
        assertThat(again.rows()).isOne();
        assertThat(again.position().gtids()).hasToString(Packets.UUID + ":1-5");
    }

    @Test
    void aStatementOnAWantedTableIsPassedOnAndEndsItsTransaction() {
        ChangeBatch ddl = read(packets.gtid(5), packets.query("ALTER TABLE t ADD c INT"));

        assertThat(ddl.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        DdlChange.class,
                        change -> assertThat(change.sql()).isEqualTo("ALTER TABLE t ADD c INT"));
        assertThat(ddl.position().offset()).isEqualTo(204);
    }

    @Test
    void aStatementWithinATransactionDoesNotEndIt() {
        ChangeBatch create =
                read(
                        packets.gtid(5),
                        packets.query("BEGIN"),
                        packets.query("CREATE TABLE a.n (id INT)"));

        assertThat(create.events()).hasSize(1);
        assertThat(create.position()).isNull();
    }

    @Test
    void otherStatementsOnlyMoveThePosition() {
        ChangeBatch none =
                read(
                        packets.query("CREATE USER u"),
                        packets.query("DROP TABLE b.t"),
                        packets.query("FLUSH TABLES"));

        assertThat(none.events()).isEmpty();
        assertThat(none.position().offset()).isEqualTo(304);
    }

    @Test
    void mariaDbBeginsWithItsGtid() {
        assembler = assembler(GtidSet.parse("1-1-4"), Map.of());

        ChangeBatch cut =
                read(packets.mariaDbGtid(5, 0), packets.query("CREATE TABLE a.n (id INT)"));
        assertThat(cut.position()).isNull();
        assertThat(read(packets.query("COMMIT")).position().gtids()).hasToString("1-1-5");
        assertThat(
                        read(packets.mariaDbGtid(6, 1), packets.query("DROP TABLE b.n"))
                                .position()
                                .gtids())
                .hasToString("1-1-6");
    }

    @Test
    void changesBeforeATablesSnapshotAreLeftOut() {
        assembler = assembler(GtidSet.EMPTY, Map.of(TABLE, position(304)));

        ChangeBatch rows =
                read(packets.tableMap(), packets.insert(1), packets.insert(2), packets.insert(3));
        assertThat(rows.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RowChange.class, row -> assertThat(row.after().value(0)).isEqualTo(3L));
    }

    @Test
    void rowsAsStatementsStop() {
        assertStops(
                ErrorCode.SYNC_UNIT_DML_STATEMENT_FOUND,
                packets.query("BEGIN"),
                packets.query("INSERT INTO t VALUES (1, 'x')"));
    }

    @Test
    void callsOfRoutinesStop() {
        assertStops(ErrorCode.SYNC_UNIT_DML_STATEMENT_FOUND, packets.query("SELECT `a`.`f`(1)"));
    }

    @Test
    void anAlterThatOnlyBeginsIsNotPassedOn() {
        assembler = assembler(GtidSet.EMPTY, Map.of());
        String alter = "ALTER TABLE a.t ADD c INT";
        ChangeBatch begin =
                read(packets.mariaDbGtid(5, 1, "02" + "00".repeat(8)), packets.query(alter));
        ChangeBatch done =
                read(packets.mariaDbGtid(6, 1, "04" + "00".repeat(8)), packets.query(alter));
        ChangeBatch failed =
                read(packets.mariaDbGtid(7, 1, "08" + "00".repeat(8)), packets.query(alter));

        assertThat(begin.events()).isEmpty();
        assertThat(done.events()).hasSize(1);
        assertThat(failed.events()).isEmpty();
        assertThat(failed.position().offset()).isEqualTo(604);
    }

    @Test
    void rowsOfAnXaTransactionArriveWithItsOnePhaseCommit() {
        ChangeBatch before =
                read(
                        packets.query("XA START X'31',X'',1"),
                        packets.tableMap(),
                        packets.insert(1),
                        packets.query("XA END X'31',X'',1"));
        assertThat(before.events()).isEmpty();

        ChangeBatch commit = read(packets.xaPrepare(true));
        assertThat(commit.rows()).isOne();
        assertThat(commit.position().offset()).isEqualTo(504);
    }

    private ChangeBatch prepared() {
        return read(
                packets.query("XA START X'31',X'',1"),
                packets.tableMap(),
                packets.insert(1),
                packets.insert(2),
                packets.query("XA END X'31',X'',1"),
                packets.xaPrepare(false));
    }

    @Test
    void rowsOfAPreparedXaTransactionArriveWithItsCommit() {
        assertThat(prepared().events()).isEmpty();
        assembler.safe(false);
        ChangeBatch commit = read(packets.query("XA COMMIT X'31',X'',1"));

        assertThat(commit.events())
                .extracting(event -> ((RowChange) event).after().value(0))
                .containsExactly(1L, 2L);
        assertThat(commit.events())
                .allSatisfy(
                        event -> {
                            assertThat(event.origin().offset()).isEqualTo(604);
                            assertThat(((RowChange) event).safe()).isFalse();
                        })
                .extracting(event -> ((RowChange) event).rowIndex())
                .containsExactly(0, 1);
        assertThat(commit.position().offset()).isEqualTo(704);
    }

    @Test
    void rowsOfAPreparedXaTransactionAreForgottenWithItsRollback() {
        prepared();
        ChangeBatch none =
                read(
                        packets.query("XA ROLLBACK X'31',X'',1"),
                        packets.query("XA COMMIT X'31',X'',1"));

        assertThat(none.events()).isEmpty();
    }

    @Test
    void anXaTransactionNobodySawIsAskedFor() {
        assembler.lookBack();
        assertThat(read(packets.query("XA COMMIT X'31',X'',1")).position()).isNull();
        assertThat(assembler.takeXaRequest())
                .isEqualTo(new XaRequest("X'31',X'',1", null, FILE, 4, 1_700_000_000L));
        assertThat(assembler.takeXaRequest()).isNull();

        ChangeBatch rows =
                read(
                        Packets.inPayload(packets.tableMap()),
                        Packets.inPayload(packets.insert(1)),
                        Packets.inPayload(packets.insert(2)),
                        Packets.inPayload(packets.xid()));
        assertThat(rows.events())
                .extracting(event -> ((RowChange) event).rowIndex())
                .containsExactly(0, 1);
        assertThat(rows.events()).extracting(event -> event.origin().offset()).containsOnly(4L);
        assertThat(rows.position().offset()).isEqualTo(104);
    }

    @Test
    void rowsOfAnXaTransactionTakeLimitedMemory() {
        BinlogPacket[] events = new BinlogPacket[700];
        events[0] = packets.query("XA START X'31',X'',1");
        events[1] = packets.tableMap();
        for (int i = 2; i < events.length; i++) {
            events[i] = packets.sized(packets.insert(i & 0x7f), 100_000);
        }
        assertThat(read(events).events()).isEmpty();
        assertThat(read(packets.xaPrepare(true)).events()).isEmpty();
        assertThat(assembler.takeXaRequest().begin().display()).isEqualTo(position(4).display());
    }

    @Test
    void anXaTransactionOfOthersPasses() {
        ChangeBatch none =
                read(
                        packets.query("XA START X'31',X'',1"),
                        packets.query("XA END X'31',X'',1"),
                        packets.xaPrepare(false),
                        packets.query("XA COMMIT X'31',X'',1"));

        assertThat(none.position().offset()).isEqualTo(404);
    }

    @Test
    void rowsThatAreRolledBackStop() {
        assertStops(
                ErrorCode.UNSUPPORTED_YET,
                packets.query("BEGIN"),
                packets.tableMap(),
                packets.insert(1),
                packets.query("ROLLBACK"));
    }

    @Test
    void eventsThatMayHideChangesStop() {
        assertStops(ErrorCode.BINLOG_EVENT_STOPS, packets.event(BinlogEventType.INCIDENT));
        assertStops(ErrorCode.BINLOG_EVENT_STOPS, packets.event(BinlogEventType.UNKNOWN));
    }

    @Test
    void aFileThatEndsWithinATransactionStops() {
        assertStops(
                ErrorCode.BINLOG_EVENT_STOPS,
                packets.query("BEGIN"),
                packets.tableMap(),
                packets.insert(1),
                packets.event(BinlogEventType.FORMAT_DESCRIPTION));
    }

    @Test
    void rowsWithoutATableMapStop() {
        assertStops(ErrorCode.BINLOG_EVENT_DECODE, packets.insert(1));
    }
}
