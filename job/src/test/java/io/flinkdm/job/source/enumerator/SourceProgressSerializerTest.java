package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.enumerator.SourceProgress.Phase;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceProgressSerializerTest {

    private static final TableId TABLE = new TableId("a", "t");
    private static final BinlogPosition START =
            new BinlogPosition("mysql-bin.000001", 5_000_000_000L, GtidSet.parse("0-1-15"));

    private final SourceProgressSerializer serializer = new SourceProgressSerializer();

    private static SourceProgress progress() {
        return progress(List.of("'z'"), 500);
    }

    private static SourceProgress progress(List<String> end, long chunkRows) {
        return new SourceProgress(
                Phase.ROWS,
                START,
                null,
                LogMark.UNKNOWN,
                List.of(new TableToCut(TABLE, List.of("'x'"), end, 12, chunkRows, chunkRows > 0)),
                3,
                List.of(SnapshotSplit.of(2, TABLE, 9, ChunkRange.WHOLE_TABLE, true)),
                Map.of(TABLE, START),
                new Totals().toBytes());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        SourceProgress read =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(progress()));

        assertThat(read).usingRecursiveComparison().isEqualTo(progress());
    }

    /** The bytes of version 1; a change needs a new version that still reads these. */
    @Test
    void readsVersionOne() throws IOException {
        String golden =
                "0101000000106d7973716c2d62696e2e303030303031000000012a05f20000000006302d312d313500"
                        + "00000001000000016100000001740000000100000003277827000000000000000c00000003"
                        + "00000001010000000200000001610000000174000000000000000900000000000000000000"
                        + "0000000000000100000000010000000161000000017401000000106d7973716c2d62696e2e"
                        + "303030303031000000012a05f20000000006302d312d313500000038"
                        + "00".repeat(56);

        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(golden)))
                .usingRecursiveComparison()
                .isEqualTo(progress(List.of(), 0));
    }

    /** Likewise of version 2. */
    @Test
    void readsVersionTwo() throws IOException {
        String golden =
                "0101000000106d7973716c2d62696e2e303030303031000000012a05f20000000006302d312d313500"
                        + "00000001000000016100000001740000000100000003277827000000000000000c"
                        + "0000000100000003277a2700000000000001f40100000003"
                        + "00000001010000000200000001610000000174000000000000000900000000000000000000"
                        + "0000000000000100000000010000000161000000017401000000106d7973716c2d62696e2e"
                        + "303030303031000000012a05f20000000006302d312d313500000038"
                        + "00".repeat(56);

        assertThat(serializer.deserialize(2, HexFormat.of().parseHex(golden)))
                .usingRecursiveComparison()
                .isEqualTo(progress());
    }

    @Test
    void refusesALaterVersion() {
        assertThatThrownBy(() -> serializer.deserialize(5, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 5");
    }
}
