package io.flinkdm.submit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinlogPlaceTest {

    @ParameterizedTest
    @CsvSource({
        "mysql-bin.000003:3270, mysql-bin.000003, 3270",
        "mysql-bin|000001.000003:3270, mysql-bin.000003, 3270",
        "a.b.000003:4, a.b.000003, 4"
    })
    void readsFileAndOffset(String text, String file, long offset) {
        assertThat(BinlogPlace.parse(text)).isEqualTo(new BinlogPlace(file, offset));
    }

    @ParameterizedTest
    @CsvSource({
        "mysql-bin.000003, the format should be filename:pos",
        "a:b:3, the format should be filename:pos",
        ":3, the format should be filename:pos",
        "mysql-bin.000003:3x, the pos should be digital",
        "mysql-bin.000003:, the pos should be digital"
    })
    void saysWhatIsWrongAsDmDoes(String text, String why) {
        assertThatThrownBy(() -> BinlogPlace.parse(text))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("[code=11118:class=functional:scope=internal:level=low]")
                .hasMessageContaining(
                        "invalid --binlog-pos " + text + " in handle-error operation: " + why);
    }

    @Test
    void comesInTheOrderOfTheBinlog() {
        BinlogPlace first = new BinlogPlace("bin.000009", 500);
        BinlogPlace second = new BinlogPlace("bin.000010", 4);
        BinlogPlace third = new BinlogPlace("bin.000010", 70);
        BinlogPlace last = new BinlogPlace("bin.1000000", 4);
        assertThat(List.of(last, third, first, second).stream().sorted())
                .containsExactly(first, second, third, last);
    }
}
