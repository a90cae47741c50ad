package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.model.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnConvertersTest {

    @Test
    void makesNumbers() {
        assertThat(convert("int", (Object) 7)).isEqualTo(7L);
        assertThat(convert("tinyint", (short) -1)).isEqualTo(-1L);
        assertThat(convert("bigint unsigned", new BigDecimal("18446744073709551615")))
                .isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(convert("bigint unsigned", new BigDecimal("5"))).isEqualTo(5L);
        assertThat(convert("float", 1.1d)).isEqualTo((double) 1.1f);
        assertThat(convert("decimal(5,2)", "1.10")).isEqualTo("1.10");
    }

    @Test
    void makesBits() {
        assertThat(convert("bit(1)", true)).isEqualTo(1L);
        assertThat(convert("bit(16)", new byte[] {1, 2})).isEqualTo(0x0201L);
        assertThat(convert("bit(64)", new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}))
                .isEqualTo(new BigInteger("18446744073709551615"));
    }

    @Test
    void makesMoments() {
        assertThat(convert("date", 0)).isEqualTo("1970-01-01");
        assertThat(convert("date", -354285)).isEqualTo("1000-01-01");
        assertThat(convert("time(3)", -1_500_000L)).isEqualTo("-00:00:01.500");
        assertThat(convert("time", 3_020_399_000_000L)).isEqualTo("838:59:59");
        assertThat(convert("datetime(3)", 1_500L)).isEqualTo("1970-01-01 00:00:01.500");
        assertThat(convert("datetime(6)", -1L)).isEqualTo("1969-12-31 23:59:59.999999");
        assertThat(convert("timestamp", "2024-01-01T01:00:00+01:00"))
                .isEqualTo("2024-01-01 00:00:00");
    }

    @Test
    void fillsBinaryUpToItsWidth() {
        assertThat(convert("binary(4)", ByteBuffer.wrap(new byte[] {1, 0})))
                .isEqualTo(new byte[] {1, 0, 0, 0});
    }

    @Test
    void numbersMembers() {
        assertThat(convert("enum('a','b')", "b")).isEqualTo(2L);
        assertThat(convert("enum('a','b')", "")).isEqualTo(0L);
        assertThat(convert("set('a','b')", "a,b")).isEqualTo(3L);
        assertThat(convert("set('a','b')", "")).isEqualTo(0L);
        assertThatThrownBy(() -> convert("enum('a','b')", "c"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The connector has replaced what it could not read. */
    @Test
    void refusesTextWithAReplacement() {
        assertThat(convert("varchar(9)", "ä")).isEqualTo("ä");
        assertThatThrownBy(() -> convert("varchar(9)", "a\ufffd"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object convert(String definition, Object value) {
        String name = definition.replaceAll("[^a-z].*", "");
        List<String> members =
                name.equals("enum") || name.equals("set") ? List.of("a", "b") : List.of();
        return ColumnConverters.of(new ColumnType(name, definition, "utf8mb4", null, members))
                .convert(value);
    }
}
