package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ChunkPlannerTest {

    private static BigInteger step(long span, long estimatedRows) {
        return ChunkPlanner.step(BigInteger.valueOf(span), estimatedRows, 100);
    }

    @Test
    void denseKeysAreCutByArithmetic() {
        assertThat(step(1_000, 1_000)).isEqualTo(100);
        assertThat(step(2_000, 1_000)).isEqualTo(200);
    }

    @Test
    void keysWithGapsAreWalked() {
        assertThat(step(5_000, 1_000)).isZero();
    }

    @Test
    void numbersOfOneChunkNeedNoWalk() {
        assertThat(step(90, 3)).isEqualTo(100);
    }

    @Test
    void anEstimateAboveTheSpanMeansNoGaps() {
        assertThat(step(1_000, 50_000)).isEqualTo(100);
    }
}
