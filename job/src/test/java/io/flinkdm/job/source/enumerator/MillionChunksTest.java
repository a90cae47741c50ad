package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.job.source.split.TableLoad;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A table of a million chunks: what is kept of it does not grow. */
class MillionChunksTest {

    private static final int CHUNKS = 1_000_000;
    private static final int READERS = 4;
    private static final int AT_ONCE = 8;
    private static final int MOST_STATE_BYTES = 10_000;
    private static final TableId TABLE = new TableId("shop", "orders");

    private final SplitAssigner assigner = SplitAssigner.fresh(TaskMode.ALL, source());
    private final SourceProgressSerializer serializer = new SourceProgressSerializer();
    private int cut;

    static SourcePlan source() {
        return new SourcePlan(
                "mysql-01",
                new ConnectionPlan("localhost", 1, "root", Secret.of("")),
                null,
                0,
                false,
                false,
                null,
                BlockAllowRules.NONE,
                List.of(),
                new SnapshotPlan(0, 0, 16),
                new SyncPlan(16, 100, 1024, null));
    }

    /** The next ranges of the simulated table, as a planner gives them. */
    private Cuts next(TableToCut table) {
        List<ChunkRange> ranges = new ArrayList<>();
        List<String> low = table.cutUpTo();
        while (ranges.size() < AT_ONCE && cut < CHUNKS) {
            cut++;
            List<String> high = List.of(Long.toString(cut * 100_000L));
            ranges.add(new ChunkRange("PRIMARY", List.of("id"), low, high));
            low = high;
        }
        return new Cuts(ranges, List.of("999999999999"), cut == CHUNKS);
    }

    @Test
    @Timeout(120)
    void isReadWithASmallState() throws IOException {
        BinlogPosition start = new BinlogPosition("mysql-bin.000001", 4, GtidSet.EMPTY);
        assigner.discovered(
                start,
                LogMark.UNKNOWN,
                List.of(TableToCut.of(TABLE, 100_000_000_000L, 100_000, false)));
        assigner.checkpointStarted(0, assigner.totals().toBytes());
        assigner.checkpointCompleted(0);
        int read = 0;
        int largest = 0;
        while (!assigner.wantsEnd(READERS)) {
            for (int subtask = 0; subtask < READERS; subtask++) {
                assigner.requested(subtask, assigner.given(subtask));
            }
            assigner.wantsCut(2 * AT_ONCE).ifPresent(table -> assigner.cut(next(table), 7, false));
            int chunks = chunks(assigner.assign(READERS).values());
            read += chunks;
            assigner.durable(
                    new ReadProgress(
                            List.of(new TableLoad(TABLE, chunks, chunks, chunks)), null, 0, 0, 0));
            if (read % 1_000 < READERS) {
                SourceProgress state =
                        assigner.checkpointStarted(read, assigner.totals().toBytes());
                largest = Math.max(largest, serializer.serialize(state).length);
            }
        }
        assertThat(read).isEqualTo(CHUNKS);
        assertThat(largest).isLessThan(MOST_STATE_BYTES);
        assertThat(assigner.totals().completedTables).isOne();
    }

    private static int chunks(Iterable<MigrationSplit> splits) {
        int chunks = 0;
        for (MigrationSplit split : splits) {
            chunks += split instanceof SnapshotSplit ? 1 : 0;
        }
        return chunks;
    }
}
