package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketLimitTest {

    private static final PacketLimit LIMIT = new PacketLimit(14);

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789012", "12345678901", "数数数数", "😀😀😀", "éééééé"})
    void takesWhatFits(String sql) throws SQLException {
        LIMIT.require(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123", "数数数数a", "😀😀😀é", "ééééééa"})
    void refusesWhatDoesNot(String sql) {
        assertThatThrownBy(() -> LIMIT.require(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1153));
    }
}
