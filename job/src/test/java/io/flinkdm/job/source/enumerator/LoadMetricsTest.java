package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadMetricsTest {

    private final Totals totals = new Totals();
    private final LoadMetrics metrics = new LoadMetrics();

    private long remaining(long atSeconds, long loadedRows) {
        totals.loadedRows = loadedRows;
        metrics.tell(totals, atSeconds * 1_000);
        return metrics.remainingSeconds();
    }

    @Test
    void tellsWhatIsLeftAtTheLatestPace() {
        totals.estimatedRows = 10_000;

        assertThat(remaining(0, 0)).isEqualTo(-1);
        assertThat(remaining(10, 1_000)).isEqualTo(90);
        assertThat(remaining(40, 4_000)).isEqualTo(60);
        // Four times slower since.
        assertThat(remaining(80, 5_000)).isEqualTo(200);
        assertThat(remaining(120, 6_000)).isEqualTo(160);
        assertThat(remaining(160, 10_000)).isZero();
    }

    @Test
    void anEstimateThatWasTooLowIsNotBelowWhatIsThere() {
        totals.estimatedRows = 10;

        remaining(0, 0);
        assertThat(remaining(10, 20)).isZero();
    }
}
