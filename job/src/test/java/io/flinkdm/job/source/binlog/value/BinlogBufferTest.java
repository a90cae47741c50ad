package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinlogBufferTest {

    private final BinlogBuffer in = buffer("0102030405060708ff");

    @Test
    void readsLittleEndian() {
        assertThat(in.uint16()).isEqualTo(0x0201);
        assertThat(in.uint24()).isEqualTo(0x050403);
        assertThat(in.uint8()).isEqualTo(6);
        assertThat(in.remaining()).isEqualTo(3);
        assertThat(buffer("ffffffff").uint32()).isEqualTo(0xffff_ffffL);
        assertThat(buffer("ffffffff").int32()).isEqualTo(-1);
        assertThat(buffer("0102030405ff").uint48()).isEqualTo(0xff0504030201L);
        assertThat(in.position()).isEqualTo(6);
    }

    @Test
    void readsBigEndian() {
        assertThat(in.uintBigEndian(3)).isEqualTo(0x010203);
        assertThat(buffer("8000000000000000").uintBigEndian(8)).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"fa, 250", "fc0001, 256", "fd000001, 65536", "fe0000000100000000, 16777216"})
    void readsLengthEncoded(String hex, int value) {
        assertThat(buffer(hex).lengthEncoded()).isEqualTo(value);
    }

    @Test
    void neverReadsPastTheEnd() {
        assertThatThrownBy(() -> in.skip(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.skip(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.bytes(Integer.MAX_VALUE))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(in.position()).isZero();
    }

    private static BinlogBuffer buffer(String hex) {
        return new BinlogBuffer(HexFormat.of().parseHex(hex));
    }
}
