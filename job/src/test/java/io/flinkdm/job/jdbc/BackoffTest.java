package io.flinkdm.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final AtomicLong clockMs = new AtomicLong(1_000);
    private final Backoff backoff = new Backoff(clockMs::get, new Random(1));

    @Test
    void pausesGrowToFiveSeconds() {
        long longest = 0;
        for (int i = 0; i < 20; i++) {
            long full = Math.min(100L << Math.min(i, 10), 5_000);
            assertThat(backoff.nextMs()).isBetween(full / 2, full);
            longest = full;
        }
        assertThat(longest).isEqualTo(5_000);
    }

    @Test
    void patienceEnds() {
        assertThat(backoff.exhausted()).isFalse();
        clockMs.addAndGet(Backoff.PATIENCE.toMillis());
        assertThat(backoff.exhausted()).isTrue();
    }
}
