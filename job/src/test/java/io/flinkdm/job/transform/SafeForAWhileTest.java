package io.flinkdm.job.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SafeForAWhileTest {

    private Instant now = Instant.EPOCH;
    private final SafeForAWhile marks = new SafeForAWhile(Duration.ofSeconds(60), () -> now);

    private static RowChange row(Origin origin, boolean safe) {
        SourceTable table = new SourceTable("mysql-01", new TableId("a", "b"));
        return new RowChange(table, 1, ChangeKind.INSERT, null, Row.of(1L), safe, origin, 0);
    }

    private boolean safe() {
        return marks.apply(row(Origin.binlog("f", 4, 0), false)).safe();
    }

    @Test
    void changesAreSafeForThatLong() {
        assertThat(safe()).isTrue();
        now = now.plusSeconds(59);
        assertThat(safe()).isTrue();
        now = now.plusSeconds(1);
        assertThat(safe()).isFalse();
        assertThat(marks.apply(row(Origin.binlog("f", 4, 0), true)).safe()).isTrue();
    }

    /** A load may take hours. */
    @Test
    void theTimeBeginsWithTheFirstRowOfTheBinlog() {
        marks.apply(row(Origin.snapshot(1), true));
        now = now.plusSeconds(3_600);
        assertThat(safe()).isTrue();
    }
}
