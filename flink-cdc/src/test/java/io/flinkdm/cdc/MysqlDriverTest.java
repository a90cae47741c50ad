package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MysqlDriverTest {

    @Test
    void saysHowToBringIt() {
        assertThatThrownBy(() -> MysqlDriver.require(ClassLoader.getPlatformClassLoader()))
                .hasMessageContaining("code=52014")
                .hasMessageContaining("mysql-connector-java-8.0.28.jar")
                .hasMessageContaining("--lib");
    }

    @Test
    void findsIt() {
        assertThatCode(() -> MysqlDriver.require(getClass().getClassLoader()))
                .doesNotThrowAnyException();
    }
}
