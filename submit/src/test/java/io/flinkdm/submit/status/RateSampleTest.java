package io.flinkdm.submit.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateSampleTest {

    @TempDir Path folder;

    @Test
    void measuresFromSampleToSample() {
        RateSample first = RateSample.first("job", status(1000, 100, 0));

        RateSample second = first.next("job", status(3000, 500, 8000));

        assertThat(second.rowsPerSecond()).isEqualTo(200);
        assertThat(second.bytesPerSecond()).isEqualTo(4000);
    }

    @Test
    void keepsTheSpeedWhileThereIsNoNews() {
        RateSample first = RateSample.first("job", status(1000, 100, 0));
        RateSample second = first.next("job", status(3000, 500, 8000));

        assertThat(second.next("job", status(3000, 500, 8000))).isEqualTo(second);
    }

    @Test
    void beginsAnewWithAnotherJob() {
        RateSample first = RateSample.first("job", status(1000, 100, 0));

        assertThat(first.next("other", status(2000, 7, 0)).rowsPerSecond()).isZero();
    }

    @Test
    void carriesSamplesFromCallToCall() {
        Path file = folder.resolve("rates.json");
        RateNotes earlier = new RateNotes(file);
        earlier.sample("job", 500, status(1000, 100, 0));
        earlier.save();

        Rates rates = new RateNotes(file).sample("job", 500, status(2000, 400, 0));

        assertThat(rates).isEqualTo(new Rates(266, 300, 0));
    }

    private static SourceStatus status(long atMs, long syncedRows, long loadedBytes) {
        Location at = Location.UNKNOWN;
        return new SourceStatus(
                "s1",
                "Sync",
                false,
                0,
                0,
                0,
                0,
                0,
                0,
                loadedBytes,
                at,
                at,
                at,
                syncedRows,
                0,
                0,
                atMs);
    }
}
