package io.flinkdm.job.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChangeBatch;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.job.source.split.TableLoad;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressNotesTest {

    private static final TableId TABLE = new TableId("a", "t");

    private final ProgressNotes notes = new ProgressNotes();

    private static ChangeBatch rows(int count) {
        return new ChangeBatch(List.of(), null, null, null, null, count, 10L * count, 0);
    }

    private static BinlogSplit binlog(long offset) {
        BinlogPosition position = new BinlogPosition("f.1", offset, GtidSet.EMPTY);
        return new BinlogSplit(
                position,
                position,
                Optional.empty(),
                Map.of(),
                LogMark.UNKNOWN,
                StreamState.FIRST,
                7,
                70);
    }

    @Test
    void tellsWhatCompletedCheckpointsHold() {
        notes.emittedRows(TABLE, rows(2));
        notes.chunkRead(TABLE);
        notes.cut(1, null);
        notes.emittedRows(TABLE, rows(3));
        notes.cut(2, null);
        notes.emittedRows(TABLE, rows(4));

        ReadProgress told = notes.durable(2).orElseThrow();
        assertThat(told.tables()).containsExactly(new TableLoad(TABLE, 1, 5, 50));
        assertThat(notes.durable(2)).isEmpty();
    }

    @Test
    void saysNothingWhenNothingWasRead() {
        notes.cut(1, null);

        assertThat(notes.durable(1)).isEmpty();
    }

    @Test
    void tellsTheBinlogsPlaceEachTime() {
        notes.cut(1, binlog(100));
        notes.cut(2, binlog(200));

        assertThat(notes.durable(1).orElseThrow().flushed().offset()).isEqualTo(100);
        assertThat(notes.durable(2).orElseThrow().syncedRows()).isEqualTo(7);
    }
}
