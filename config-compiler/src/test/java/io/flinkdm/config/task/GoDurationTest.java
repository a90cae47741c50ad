package io.flinkdm.config.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "+0, PT0S",
        "300ms, PT0.3S",
        "5m, PT5M",
        "5m0s, PT5M",
        "1h30m, PT1H30M",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "-30s, PT-30S",
        "1us, PT0.000001S",
        "1\u00b5s, PT0.000001S",
        "7ns, PT0.000000007S",
        "1h1m1s1ms, PT1H1M1.001S",
        "0s, PT0S"
    })
    void reads(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1d", "s", "1h ", "1 h", "1.2.3s", "--1s", ".s", "300000000h"})
    void refuses(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
