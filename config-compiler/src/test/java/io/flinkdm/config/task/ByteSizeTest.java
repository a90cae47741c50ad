package io.flinkdm.config.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "64, 64",
        "64b, 64",
        "1k, 1024",
        "1K, 1024",
        "64M, 67108864",
        "64MB, 67108864",
        "64 MiB, 67108864",
        "1GiB, 1073741824",
        "1.5k, 1536",
        "500m, 524288000",
        "1t, 1099511627776",
        "1p, 1125899906842624"
    })
    void reads(String text, long bytes) {
        assertThat(ByteSize.parse(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "M", "-1", "1X", "1  M", "1Mi5", "9000000p", "1kk"})
    void refuses(String text) {
        assertThat(ByteSize.parse(text)).isEmpty();
    }
}
