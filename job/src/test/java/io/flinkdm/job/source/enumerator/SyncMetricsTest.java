package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {

    private final SyncMetrics metrics = new SyncMetrics();

    private void tell(Location flushed, long syncedBytes, long unsyncedBytes, long atSeconds) {
        long behind = unsyncedBytes == 0 ? 0 : 7;
        SourceStatus status =
                new SourceStatus(
                        "mysql-01",
                        "Sync",
                        false,
                        1,
                        1,
                        1,
                        1,
                        0,
                        0,
                        0,
                        Location.UNKNOWN,
                        flushed,
                        new Location("mysql-bin.000002", 900, ""),
                        0,
                        syncedBytes,
                        behind,
                        0);
        metrics.tell(status, unsyncedBytes, atSeconds * 1_000);
    }

    private static Location at(long offset) {
        return new Location("mysql-bin.000002", offset, "");
    }

    @Test
    void timeLeftIsWhatIsUnsyncedAtTheLatestPace() {
        tell(at(100), 0, 800, 0);
        assertThat(metrics.remainingSeconds()).isEqualTo(-1);
        tell(at(200), 100, 700, 10);
        assertThat(metrics.remainingSeconds()).isEqualTo(70);
        tell(at(900), 800, 0, 20);
        assertThat(metrics.remainingSeconds()).isZero();
    }

    @Test
    void nothingIsKnownWhileRowsAreLoaded() {
        tell(Location.UNKNOWN, 0, 0, 0);
        assertThat(metrics.remainingSeconds()).isEqualTo(-1);
    }

    @Test
    void aPaceBeginsAnewWithTheCounts() {
        tell(at(100), 500, 800, 0);
        tell(at(200), 100, 700, 10);
        assertThat(metrics.remainingSeconds()).isEqualTo(-1);
    }

    @Test
    void lagGrowsWhileNoCheckpointCompletesAndAnIdleSourceHasNone() {
        tell(at(100), 0, 800, 10);
        assertThat(metrics.secondsBehind(10_000)).isEqualTo(7);
        assertThat(metrics.secondsBehind(15_000)).isEqualTo(12);
        tell(at(900), 800, 0, 20);
        assertThat(metrics.secondsBehind(60_000)).isZero();
    }
}
