package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LingerTest {

    private final Linger linger = new Linger(Duration.ofNanos(20), Duration.ofNanos(200), 100);

    @Test
    void fewChangesAreWrittenSoon() {
        assertThat(linger.nanos(1)).isEqualTo(20);
        assertThat(linger.nanos(99)).isEqualTo(20);
    }

    @Test
    void whereManyComeMoreAreWaitedFor() {
        assertThat(linger.nanos(100)).isEqualTo(200);
    }

    @Test
    void rowsOfALoadWaitForNothing() {
        assertThat(Linger.NONE.nanos(1_000_000)).isZero();
    }
}
