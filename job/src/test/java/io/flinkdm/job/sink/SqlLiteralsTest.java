package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SqlLiteralsTest {

    private static String plain(Object value) {
        return literal(value, ValueStyle.PLAIN);
    }

    private static String literal(Object value, ValueStyle style) {
        StringBuilder sql = new StringBuilder();
        SqlLiterals.append(sql, value, style);
        return sql.toString();
    }

    @Test
    void numbersKeepEveryDigit() {
        assertThat(plain(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(plain(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)))
                .isEqualTo("18446744073709551615");
        assertThat(literal("-12345678901234567890.10", ValueStyle.DECIMAL))
                .isEqualTo("-12345678901234567890.10");
    }

    @Test
    void doublesAreNoDecimals() {
        assertThat(plain(0.1)).isEqualTo("0.1E0");
        assertThat(plain(-0.0)).isEqualTo("-0.0E0");
        assertThat(plain(Double.MIN_VALUE)).isEqualTo("4.9E-324");
    }

    @Test
    void textIsQuoted() {
        assertThat(plain("it's a \\ and a \0!")).isEqualTo("'it\\'s a \\\\ and a \\0!'");
        assertThat(plain("")).isEqualTo("''");
        assertThat(literal("1; DROP", ValueStyle.DECIMAL)).isEqualTo("'1; DROP'");
    }

    @Test
    void bytesAreHexadecimal() {
        assertThat(plain(new byte[] {0, -1, 0x4a})).isEqualTo("X'00FF4A'");
        assertThat(plain(new byte[0])).isEqualTo("X''");
        assertThat(plain(null)).isEqualTo("NULL");
    }
}
