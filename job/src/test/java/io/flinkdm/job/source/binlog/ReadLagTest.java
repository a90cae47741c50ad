package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import org.junit.jupiter.api.Test;

class ReadLagTest {

    private static final StreamPosition PLACE =
            new StreamPosition(new BinlogPosition("mysql-bin.000012", 345, GtidSet.EMPTY));

    private long nowMs = 1_000_000;
    private final ReadLag lag = new ReadLag(() -> nowMs);

    @Test
    void isTheAgeOfTheLastEventByTheSourcesClock() {
        lag.serverClock(1_060);
        lag.read(1_050, PLACE);
        nowMs += 5_000;

        assertThat(lag.seconds()).isEqualTo(15);
        assertThat(lag.fileNumber()).isEqualTo(12);
        assertThat(lag.position()).isEqualTo(345);
    }

    @Test
    void isNothingWhenNothingWaits() {
        lag.serverClock(1_000);
        lag.read(10, PLACE);
        lag.complete();
        nowMs += 60_000;

        assertThat(lag.seconds()).isZero();
    }

    @Test
    void growsWhileTheStreamIsLost() {
        lag.serverClock(1_000);
        lag.complete();
        lag.lost();
        nowMs += 40_000;
        lag.lost();

        assertThat(lag.seconds()).isEqualTo(40);
    }
}
