package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.event.Origin;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LingerTest {

    private static final long COMMITTED_MS = 1_700_000_000_000L;

    private final Linger linger = new Linger(Duration.ofNanos(20), Duration.ofNanos(200));
    private final Origin first = Origin.binlog("mysql-bin.000001", 4, COMMITTED_MS);

    @Test
    void aRowJustCommittedIsWrittenSoon() {
        assertThat(linger.nanos(first, COMMITTED_MS + 1_999)).isEqualTo(20);
    }

    @Test
    void aLateRowWaitsForOthers() {
        assertThat(linger.nanos(first, COMMITTED_MS + 5_000)).isEqualTo(200);
    }

    @Test
    void aClockBehindTheSourcesDoesNoHarm() {
        assertThat(linger.nanos(first, COMMITTED_MS - 60_000)).isEqualTo(20);
    }
}
