package io.flinkdm.job.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitStateTest {

    private static final SnapshotSplit CHUNK = chunk(range("10"));

    private static SnapshotSplit chunk(ChunkRange range) {
        return SnapshotSplit.of(3, new TableId("s", "t"), 7, range, false);
    }

    private static ChunkRange range(String after) {
        return new ChunkRange("PRIMARY", List.of("id"), List.of(after), List.of("90"));
    }

    private static ChangeBatch batch(ChunkRange rest) {
        return new ChangeBatch(List.of(), null, null, null, rest, 5, 50, 0);
    }

    @Test
    void aChunkGoesOnBehindWhatWasEmitted() {
        SplitState state = new SplitState(CHUNK);
        state.emitted(batch(range("20")));
        state.emitted(batch(range("30")));

        assertThat(state.toSplit()).isEqualTo(chunk(range("30")));
    }

    @Test
    void aChunkWhoseRestIsNotToldIsReadAsAWhole() {
        SplitState state = new SplitState(CHUNK);
        state.emitted(batch(null));

        assertThat(state.toSplit()).isEqualTo(CHUNK);
    }
}
