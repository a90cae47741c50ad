package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.binlog.BinlogEventType.Action;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.GtidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of events, by bytes. */
class EveryEventTypeTest {

    private final Packets packets = new Packets();
    private final BatchBuilder batch = new BatchBuilder();
    private final ChangeAssembler assembler = Assemblers.wanting("a", GtidSet.EMPTY);

    private ChangeBatch read(BinlogPacket... events) {
        for (BinlogPacket event : new ExpandedPackets(List.of(events))) {
            assembler.accept(event, batch);
        }
        return batch.take(assembler.position().takeMoved());
    }

    private static Stream<BinlogEventType> of(Action action) {
        return Stream.of(BinlogEventType.values()).filter(type -> type.action() == action);
    }

    static Stream<BinlogEventType> stopping() {
        return of(Action.STOP).filter(type -> type != BinlogEventType.PARTIAL_UPDATE_ROWS);
    }

    static Stream<BinlogEventType> ignored() {
        return of(Action.IGNORE);
    }

    static Stream<BinlogEventType> rows() {
        return Stream.of(BinlogEventType.values()).filter(BinlogEventType::rows);
    }

    @ParameterizedTest
    @MethodSource("stopping")
    void stopsWithFileOffsetAndType(BinlogEventType type) {
        assertThatThrownBy(() -> read(packets.event(type)))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINLOG_EVENT_STOPS))
                .hasMessageContaining(
                        type + " (type " + type.code() + ") at (mysql-bin.000001, 4)");
    }

    @Test
    void aNumberNobodyKnowsStopsWithFileOffsetAndNumber() {
        for (int number : new int[] {43, 99, 159, 172, 255}) {
            BinlogPacket packet =
                    new BinlogPacket(number, 0, 1, packets.next(), 0, 100, new byte[8]);
            assertThatThrownBy(() -> read(packet))
                    .hasMessageContaining("UNKNOWN (type " + number + ") at (mysql-bin.000001, ");
        }
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void isPassedOverAndMovesThePlaceUnlessItIsAHeartbeat(BinlogEventType type) {
        ChangeBatch none = read(packets.event(type));

        assertThat(none.events()).isEmpty();
        boolean heartbeat = type.name().startsWith("HEARTBEAT");
        assertThat(none.position() == null).isEqualTo(heartbeat);
        assertThat(read(packets.tableMap(), packets.insert(1)).rows()).isOne();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsOfEveryVersionAndCompression(BinlogEventType type) {
        ChangeBatch rows = read(packets.tableMap(), packets.rows(type, 7));

        RowChange row = (RowChange) rows.events().get(0);
        assertThat(row.kind()).isEqualTo(type.rowKind());
        assertThat(row.identity().value(0)).isEqualTo(7L);
        if (row.kind() == ChangeKind.UPDATE) {
            assertThat(row.after().value(0)).isEqualTo(7L);
        }
        assertThat(rows.rows()).isOne();
    }

    @Test
    void partialUpdatesStopForMigratedTablesOnly() {
        BinlogPacket partial = packets.rows(BinlogEventType.PARTIAL_UPDATE_ROWS, 7);
        assertThatThrownBy(() -> read(packets.tableMap(), partial))
                .hasMessageContaining("binlog_row_value_options")
                .hasMessageContaining("(type 39) at mysql-01 (mysql-bin.000001, ");

        ChangeAssembler others = Assemblers.wanting("b", GtidSet.EMPTY);
        others.accept(packets.tableMap(), batch);
        others.accept(partial, batch);
        assertThat(batch.take(null).events()).isEmpty();
    }

    @Test
    void statements() {
        List<String> passed = new ArrayList<>();
        read(packets.query("DROP TABLE t"), packets.compressedQuery("DROP TABLE a.t"))
                .events()
                .forEach(event -> passed.add(((DdlChange) event).sql()));

        assertThat(passed).containsExactly("DROP TABLE t", "DROP TABLE a.t");
        assertThatThrownBy(() -> read(packets.load("LOAD DATA INFILE 'f' INTO TABLE t")))
                .hasMessageContaining("binlog_format=ROW");
    }

    /** What names a transaction, ends it or changes the file. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "ROTATE",
                "FORMAT_DESCRIPTION",
                "XID",
                "XA_PREPARE",
                "GTID",
                "ANONYMOUS_GTID",
                "GTID_TAGGED",
                "MARIADB_GTID",
                "TRANSACTION_PAYLOAD"
            })
    void positions(BinlogEventType type) {
        switch (type) {
            case ROTATE ->
                    assertThat(read(packets.rotate("bin.2")).position().file()).isEqualTo("bin.2");
            case FORMAT_DESCRIPTION ->
                    assertThat(read(packets.event(type)).position().offset()).isEqualTo(104);
            case XID ->
                    assertThat(read(packets.query("BEGIN"), packets.xid()).position().offset())
                            .isEqualTo(204);
            case XA_PREPARE ->
                    assertThat(read(packets.query("XA START X'31'"), packets.xaPrepare(false)))
                            .extracting(batch -> batch.position().offset())
                            .isEqualTo(204L);
            case GTID -> assertThat(read(packets.gtid(1), packets.tableMap()).position()).isNull();
            case ANONYMOUS_GTID ->
                    assertThat(read(packets.event(type), packets.tableMap()).position()).isNull();
            case GTID_TAGGED ->
                    assertThat(read(packets.taggedGtid("tag", 300)).position()).isNull();
            case MARIADB_GTID -> assertThat(read(packets.mariaDbGtid(5, 0)).position()).isNull();
            default ->
                    assertThatThrownBy(() -> read(packets.event(type)))
                            .hasMessageContaining("transaction payload event cut short");
        }
    }

    @Test
    void theTableIsCoveredByTheseTests() {
        long applied = of(Action.APPLY).filter(type -> !type.rows()).count();
        // Those of positions(), statements() and the table map.
        assertThat(applied).isEqualTo(9 + 3 + 1);
    }
}
