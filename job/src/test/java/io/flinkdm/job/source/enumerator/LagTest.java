package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagTest {

    private final Lag lag = new Lag();

    @Test
    void isTheAgeOfTheLastDurableChangeWhileMoreIsMissing() {
        assertThat(lag.seconds(false, 100_000, 130_000)).isEqualTo(30);
        assertThat(lag.seconds(false, 120_000, 135_000)).isEqualTo(15);
    }

    @Test
    void isNothingWhenNothingIsMissing() {
        assertThat(lag.seconds(true, 100_000, 5_000_000)).isZero();
    }

    @Test
    void aChangeAfterIdlenessIsNew() {
        lag.seconds(true, 100_000, 5_000_000);

        assertThat(lag.seconds(false, 100_000, 5_003_000)).isEqualTo(3);
    }

    @Test
    void growsWhenNothingComesOfWhatIsMissing() {
        assertThat(lag.seconds(false, 0, 1_000_000)).isZero();
        assertThat(lag.seconds(false, 0, 1_060_000)).isEqualTo(60);
    }

    @Test
    void clocksThatDisagreeMakeNoNegativeLag() {
        assertThat(lag.seconds(false, 200_000, 100_000)).isZero();
    }
}
