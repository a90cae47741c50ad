package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import org.junit.jupiter.api.Test;

class SinkProgressTest {

    private static final RowChange ROW = Changes.insert(Row.of(1L));

    @Test
    void coversWhatCameBefore() {
        SinkProgress progress = SinkProgress.of(Changes.at(ROW, 100, 3));
        assertThat(progress.covers(Changes.at(ROW, 100, 3))).isTrue();
        assertThat(progress.covers(Changes.at(ROW, 100, 4))).isFalse();
        assertThat(progress.covers(Changes.at(ROW, 99, 9))).isTrue();
        assertThat(progress.covers(Changes.at(ROW, 101, 0))).isFalse();
    }

    @Test
    void countsFilesAsNumbers() {
        SinkProgress progress = new SinkProgress("mysql-bin.1000000", 4, 0);
        assertThat(progress.covers(Changes.at(ROW, 500, 0))).isTrue();
        assertThat(new SinkProgress("mysql-bin.000000", 4, 0).covers(Changes.at(ROW, 1, 0)))
                .isFalse();
    }

    @Test
    void theSnapshotComesBeforeTheBinlog() {
        SinkProgress snapshot = SinkProgress.of(Changes.snapshot(Row.of(1L), 5));
        assertThat(snapshot.covers(Changes.snapshot(Row.of(1L), 5))).isTrue();
        assertThat(snapshot.covers(Changes.snapshot(Row.of(1L), 6))).isFalse();
        assertThat(snapshot.covers(Changes.at(ROW, 1, 0))).isFalse();
        assertThat(SinkProgress.of(Changes.at(ROW, 1, 0)).covers(Changes.snapshot(Row.of(1L), 6)))
                .isTrue();
    }
}
