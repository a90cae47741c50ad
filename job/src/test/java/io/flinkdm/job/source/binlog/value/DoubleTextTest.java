package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleTextTest {

    /** As MySQL 8.0 prints them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.0",
                "-1.5",
                "0.1",
                "100000000000000.0",
                "1e15",
                "1e23",
                "2e23",
                "1234567890123456.8",
                "1.2345678901234568e16",
                "0.00000000000001",
                "0.000000000000001",
                "1e-16",
                "5e-324",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "8.41e21",
                "4.35"
            })
    void spellsAsTheServer(String text) {
        assertThat(spell(Double.parseDouble(text))).isEqualTo(text);
    }

    @Test
    void readsBackToTheSameDouble() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(spell(value))).isEqualTo(value);
            }
        }
    }

    private static String spell(double value) {
        StringBuilder out = new StringBuilder();
        DoubleText.append(value, out);
        return out.toString();
    }
}
