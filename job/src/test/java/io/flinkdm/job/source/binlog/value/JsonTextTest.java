package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | null",
                "0400                                     | null",
                "0401                                     | true",
                "05ffff                                   | -1",
                "06ffff                                   | 65535",
                "0affffffffffffffff                       | 18446744073709551615",
                "0b000000000000f03f                       | 1.0",
                "0c03610a62                               | \"a\\nb\"",
                "00 0000 0400                             | {}",
                "02 0200 0a00 050100 040000               | [1, null]",
                "00 0100 0c00 0b00 0100 050100 61         | {\"a\": 1}",
                "0ff605 0502 807b2d                       | 123.45",
                "0f0a08 000000000082a819                | \"2021-01-01\"",
                "0f0f02 00ff                              | \"base64:type15:AP8=\""
            })
    void printsAsTheServer(String hex, String expected) throws CharacterCodingException {
        assertThat(print(hex)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0405", "0c05", "0d", "02ffffff00", "0b00", "0fff"})
    void brokenBytesAreAnError(String hex) {
        assertThatThrownBy(() -> print(hex)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readsInPlace() throws CharacterCodingException {
        assertThat(JsonText.print(new byte[] {9, 4, 1, 9}, 1, 2)).isEqualTo("true");
    }

    private static String print(String hex) throws CharacterCodingException {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        return JsonText.print(data, 0, data.length);
    }
}
