package io.flinkdm.submit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConnectorChoiceTest {

    @Test
    void takesTheOneAskedForElseTheLast() {
        assertThat(new ConnectorChoice(null, "").chosen()).isEqualTo("flink-dm");
        assertThat(new ConnectorChoice(null, "flink-cdc").chosen()).isEqualTo("flink-cdc");
        assertThat(new ConnectorChoice("flink-dm", "flink-cdc").chosen()).isEqualTo("flink-dm");
    }

    @Test
    void continuesOnlyWhatTheSameHasLeft() {
        assertThatThrownBy(() -> new ConnectorChoice("flink-cdc", "").requireSame("file:/chk-7"))
                .hasMessageContaining("code=52016")
                .hasMessageContaining("was read by flink-dm; flink-cdc cannot go on");
        assertThatCode(() -> new ConnectorChoice("flink-dm", "").requireSame("file:/chk-7"))
                .doesNotThrowAnyException();
    }

    @Test
    void beginsAnewWithAnyOfThem() {
        assertThatCode(() -> new ConnectorChoice("flink-dm", "flink-cdc").requireSame(""))
                .doesNotThrowAnyException();
    }
}
