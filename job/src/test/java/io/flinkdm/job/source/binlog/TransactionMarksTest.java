package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TransactionMark;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of {@link Packets} has no key. */
class TransactionMarksTest {

    private static final String UUID = Packets.UUID;

    private final Packets packets = new Packets();
    private final BatchBuilder batch = new BatchBuilder();
    private final StreamPosition position =
            new StreamPosition(
                    new BinlogPosition(Assemblers.FILE, 4, GtidSet.parse(UUID + ":1-4")));

    private ChangeAssembler assembler(boolean byGtid, Map<TableId, BinlogPosition> starts) {
        BlockAllowRules all = new BlockAllowRules(List.of("a"), List.of(), List.of(), List.of());
        TrackedTables tables =
                new TrackedTables(
                        "mysql-01",
                        BlockAllowList.compile(all, CaseSensitivity.INSENSITIVE),
                        Map.of(Assemblers.TABLE, Assemblers.SCHEMA),
                        starts);
        return new ChangeAssembler(tables, position, new TransactionMarks(position, byGtid));
    }

    private List<TransactionMark> marks(ChangeAssembler assembler, BinlogPacket... events) {
        for (BinlogPacket event : events) {
            assembler.accept(event, batch);
        }
        return batch.take(position.takeMoved()).events().stream()
                .map(event -> ((RowChange) event).origin().transaction())
                .toList();
    }

    @Test
    void rowsOfATableWithoutAKeyTellTheirTransaction() {
        List<TransactionMark> marks =
                marks(
                        assembler(true, Map.of()),
                        packets.gtid(5),
                        packets.query("BEGIN"),
                        packets.tableMap(),
                        packets.insert(1),
                        packets.insert(2),
                        packets.xid(),
                        packets.gtid(6),
                        packets.query("BEGIN"),
                        packets.tableMap(),
                        packets.insert(3));

        assertThat(marks)
                .containsExactly(
                        new TransactionMark(UUID + ":1-4", UUID + ":5", 0, false),
                        new TransactionMark(UUID + ":1-4", UUID + ":5", 1, false),
                        new TransactionMark(UUID + ":1-5", UUID + ":6", 0, false));
    }

    @Test
    void aSourceReadByPositionNeedsNone() {
        assertThat(
                        marks(
                                assembler(false, Map.of()),
                                packets.gtid(5),
                                packets.query("BEGIN"),
                                packets.tableMap(),
                                packets.insert(1)))
                .containsOnlyNulls();
    }

    /** The snapshot's file and offset are the first server's. */
    @Test
    void onAnotherServerASnapshotIsComparedByTransactions() {
        BinlogPosition snapshot =
                new BinlogPosition("mysql-bin.000900", 4, GtidSet.parse(UUID + ":1-5"));
        ChangeAssembler assembler = assembler(true, Map.of(Assemblers.TABLE, snapshot));
        position.movedElsewhere();

        List<TransactionMark> marks =
                marks(
                        assembler,
                        packets.gtid(5),
                        packets.query("BEGIN"),
                        packets.tableMap(),
                        packets.insert(1),
                        packets.xid(),
                        packets.gtid(6),
                        packets.query("BEGIN"),
                        packets.tableMap(),
                        packets.insert(2));

        assertThat(marks).containsExactly(new TransactionMark(UUID + ":1-5", UUID + ":6", 0, true));
    }
}
