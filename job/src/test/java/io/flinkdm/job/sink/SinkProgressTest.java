package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TransactionMark;
import io.flinkdm.udf.model.Row;
import org.junit.jupiter.api.Test;

class SinkProgressTest {

    private static final RowChange ROW = Changes.insert(Row.of(1L));

    private static final String A = "00000000-0000-0000-0000-00000000000a";
    private static final String B = "00000000-0000-0000-0000-00000000000b";

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

    private static RowChange marked(String before, String gtid, int firstRow, int row) {
        RowChange change = Changes.at(ROW, 7, row);
        return new RowChange(
                change.table(),
                change.schema(),
                change.kind(),
                change.before(),
                change.after(),
                true,
                change.origin().within(new TransactionMark(before, gtid, firstRow, true)),
                row);
    }

    @Test
    void byGtidsFilesAndOffsetsDoNotCount() {
        SinkProgress progress = SinkProgress.of(marked(A + ":1-9", A + ":10", 20, 4));

        assertThat(progress.covers(marked(A + ":1-8", A + ":9", 0, 500))).isTrue();
        assertThat(progress.covers(marked(A + ":1-9", A + ":10", 0, 24))).isTrue();
        assertThat(progress.covers(marked(A + ":1-9", A + ":10", 25, 0))).isFalse();
        assertThat(progress.covers(marked(A + ":1-10", A + ":11", 0, 0))).isFalse();
        assertThat(progress.covers(marked(A + ":1-9", B + ":1", 0, 0))).isFalse();
    }

    /** A replica may have committed in another order. */
    @Test
    void whatWasWrittenStaysWrittenWhenTheOrderChanges() {
        SinkProgress first = SinkProgress.of(marked(A + ":1-10", A + ":11", 0, 0));
        SinkProgress then = SinkProgress.of(marked(A + ":1-9", A + ":12", 0, 0)).after(first);

        assertThat(then.covers(marked(A + ":1-9:12", A + ":10", 0, 3))).isTrue();
        assertThat(then.covers(marked(A + ":1-10:12", A + ":11", 0, 0))).isTrue();
        assertThat(then.covers(marked(A + ":1-12", A + ":13", 0, 0))).isFalse();
    }

    @Test
    void anotherServersFilesAreNotCompared() {
        SinkProgress byFile = SinkProgress.of(Changes.at(ROW, 100, 3));

        assertThatThrownBy(() -> byFile.covers(marked(A + ":1-9", A + ":10", 0, 0)))
                .hasMessageContaining("code=52024");
    }
}
