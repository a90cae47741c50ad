package io.flinkdm.job.source.binlog.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinlogColumnTest {

    @ParameterizedTest
    @CsvSource({
        "3,   '',   3,   0",
        "254, fe14, 254, 20",
        // CHAR(255) in utf8mb4: 1020 bytes, whose high bits are in the type.
        "254, cefc, 254, 1020",
        "254, eee0, 254, 480",
        "254, f702, 247, 2",
        "254, f808, 248, 8",
        "15,  2c01, 15,  300",
        "16,  0108, 16,  2049",
        "246, 0a02, 246, 2562",
        "18,  06,   18,  6",
        "252, 02,   252, 2"
    })
    void readsTypeAndMetadata(int type, String hex, int realType, int metadata) {
        BinlogBuffer in = new BinlogBuffer(HexFormat.of().parseHex(hex));

        assertThat(BinlogColumn.read(type, in)).isEqualTo(new BinlogColumn(realType, metadata));
        assertThat(in.remaining()).isZero();
    }
}
