package io.flinkdm.job.target;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.target;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TablesAheadTest {

    private static final TargetTable TABLE = target(schema(List.of(bigint("a"))));

    private long nowNs;
    private final TablesAhead ahead = new TablesAhead(() -> nowNs);

    private void wait(Duration duration) {
        nowNs += duration.toNanos();
    }

    /** For that many tables; the answer for the last one. */
    private boolean worthReading(String schema, int tables) {
        return IntStream.range(0, tables)
                .mapToObj(table -> ahead.worthReading(schema))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void aFewTablesAreNotWorthIt() {
        assertThat(worthReading("a", 4)).isFalse();
        assertThat(worthReading("b", 4)).isFalse();
        assertThat(worthReading("a", 1)).isTrue();
    }

    @Test
    void tablesNowAndThenAreNotWorthIt() {
        for (int table = 0; table < 20; table++) {
            assertThat(ahead.take(Tables.ID)).isNull();
            assertThat(worthReading("a", 1)).isFalse();
            wait(Duration.ofSeconds(21));
        }
    }

    @Test
    void aTableIsTakenOnce() {
        ahead.put("to", Map.of(Tables.ID, TABLE));
        assertThat(ahead.take(Tables.ID)).isSameAs(TABLE);
        assertThat(ahead.take(Tables.ID)).isNull();
    }

    @Test
    void aSchemaDoesNotPushAnotherOneOut() {
        ahead.put("to", Map.of(Tables.ID, TABLE));
        ahead.put("other", Map.of());
        assertThat(worthReading("other", 4)).isFalse();
        assertThat(ahead.take(Tables.ID)).isSameAs(TABLE);
    }

    @Test
    void whatWasReadLongAgoIsForgotten() {
        ahead.put("to", Map.of(Tables.ID, TABLE));
        wait(Duration.ofSeconds(61));
        assertThat(ahead.take(Tables.ID)).isNull();
    }
}
