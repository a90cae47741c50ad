package io.flinkdm.job.sink;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.target.TargetTable;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LingerTest {

    private final Linger linger =
            new Linger(Duration.ofNanos(20), Duration.ofNanos(200), Duration.ofNanos(900), 100);

    private static Batch batch(int changes, int tables) {
        List<WriteLayout> layouts =
                IntStream.range(0, tables).mapToObj(LingerTest::layout).toList();
        Batch batch = new Batch(BatchLimits.ofRows(1_000));
        for (int i = 0; i < changes; i++) {
            WriteLayout layout = layouts.get(i % tables);
            batch.offer(new LaneRow(layout, Changes.insert(Row.of((long) i)), 10));
        }
        return batch;
    }

    private static WriteLayout layout(int table) {
        TableSchema source = schema(List.of(bigint("a")), primary("a"));
        TableId id = new TableId("to", "t" + table);
        return WriteLayout.of(new TargetTable(id, source, "", false), source);
    }

    @Test
    void fewChangesAreWrittenSoon() {
        assertThat(linger.nanos(batch(1, 1), false)).isEqualTo(20);
        assertThat(linger.nanos(batch(99, 99), false)).isEqualTo(20);
    }

    @Test
    void whereManyComeMoreAreWaitedFor() {
        assertThat(linger.nanos(batch(100, 1), false)).isEqualTo(200);
    }

    @Test
    void whereRowsComeFasterThanTheyAreWrittenFewWaitForMore() {
        assertThat(linger.nanos(batch(1, 1), true)).isEqualTo(200);
    }

    @Test
    void thoseOfManyTablesWaitEvenLonger() {
        assertThat(linger.nanos(batch(99, BatchLimits.MANY_TABLES), true)).isEqualTo(900);
        assertThat(linger.nanos(batch(100, BatchLimits.MANY_TABLES), false)).isEqualTo(200);
    }

    @Test
    void rowsOfALoadWaitForNothing() {
        assertThat(Linger.NONE.nanos(batch(1_000, 50), true)).isZero();
    }
}
