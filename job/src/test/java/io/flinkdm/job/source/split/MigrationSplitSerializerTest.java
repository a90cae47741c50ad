package io.flinkdm.job.source.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationSplitSerializerTest {

    private static final TableId TABLE = new TableId("数据", "t`");
    private static final BinlogPosition PLACE =
            new BinlogPosition("mysql-bin.000001", 154, GtidSet.EMPTY);

    private static final LogMark MARK = new LogMark("server_uuid x", "f.1", 17, true);

    private static final StreamState STATE =
            new StreamState(
                    7, new KeptStatements(Map.of(TABLE, List.of("ALTER TABLE t ADD a INT"))));

    private final MigrationSplitSerializer serializer = new MigrationSplitSerializer();

    private MigrationSplit copy(MigrationSplit split) throws IOException {
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
    }

    @Test
    void keepsChunks() throws IOException {
        ChunkRange range =
                new ChunkRange("PRIMARY", List.of("a", "b"), List.of("1", "X'00'"), List.of());
        SnapshotSplit chunk = SnapshotSplit.of(4, TABLE, -1, range, false);

        assertThat(copy(chunk)).isEqualTo(chunk);
        assertThat(copy(chunk.readAt(PLACE))).isEqualTo(chunk.readAt(PLACE));
    }

    @Test
    void keepsBinlogs() throws IOException {
        BinlogSplit binlog =
                new BinlogSplit(
                        PLACE, PLACE, Optional.of(PLACE), Map.of(TABLE, PLACE), MARK, STATE, 5, 6);

        assertThat(copy(binlog)).isEqualTo(binlog);
    }

    @Test
    void keepsGtidSetsOfAnyLength() throws IOException {
        StringBuilder text = new StringBuilder("3e11fa47-71ca-11e1-9e33-c80aa9429562");
        IntStream.range(1, 20_000).forEach(i -> text.append(":").append(i * 2));
        BinlogPosition place = new BinlogPosition("f.1", 4, GtidSet.parse(text.toString()));
        BinlogSplit binlog =
                new BinlogSplit(place, place, Optional.empty(), Map.of(), MARK, STATE, 0, 0);

        assertThat(copy(binlog)).isEqualTo(binlog);
    }

    /** The bytes of version 1; a change needs a new version that still reads these. */
    @Test
    void readsVersionOne() throws IOException {
        String golden =
                "010000000400000001610000000174000000000000000700000007"
                        + "5052494d415259000000010000000269640000000100000001350000000000"
                        + "00";
        SnapshotSplit chunk =
                SnapshotSplit.of(
                        4,
                        new TableId("a", "t"),
                        7,
                        new ChunkRange("PRIMARY", List.of("id"), List.of("5"), List.of()),
                        false);

        assertThat(HexFormat.of().formatHex(serializer.serialize(chunk))).isEqualTo(golden);
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(golden))).isEqualTo(chunk);
    }
}
