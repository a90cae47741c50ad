package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumbersTest {

    private static final long SEED = 20261127;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18446744073709551615",
                "-9223372036854775808",
                "0.30000000000000004",
                "1.7976931348623157e308",
                "5e-324",
                "2.2250738585072014e-308",
                "-0.000000000000000000000000000001",
                "123456789012345680000",
                "{\"a\": [1.50, \"12345678901234567890.123\", \"\\\"0.12345678901234567891\"]}"
            })
    void keepsWhatADoubleIs(String json) {
        JsonNumbers.require(json, "`a`.`t`.`j`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890.12345678900000000000",
                "[1, {\"a\": 0.1234567890123456789}]",
                "18446744073709551616.5",
                "-9223372036854775809",
                "1234567890123456.78"
            })
    void refusesWhatWouldBeRounded(String json) {
        assertThatThrownBy(() -> JsonNumbers.require(json, "`a`.`t`.`j`"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("`a`.`t`.`j`")
                .hasMessageNotContaining("123456");
    }

    @Test
    void keepsEveryDouble() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(JsonNumbers.kept(printed(value))).as("%s", value).isTrue();
            }
        }
    }

    /** The shortest digits that read as the double, as servers print it. */
    private static String printed(double value) {
        for (int digits = 1; ; digits++) {
            String text = new BigDecimal(value).round(even(digits)).toString();
            if (Double.parseDouble(text) == value) {
                return text;
            }
        }
    }

    private static MathContext even(int digits) {
        return new MathContext(digits, RoundingMode.HALF_EVEN);
    }
}
