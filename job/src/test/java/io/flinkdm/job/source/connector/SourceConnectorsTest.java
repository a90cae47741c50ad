package io.flinkdm.job.source.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceConnectorsTest {

    @Test
    void hasTheJobsOwn() {
        assertThat(SourceConnectors.named(SourceConnectors.OWN).name()).isEqualTo("flink-dm");
    }

    @Test
    void namesThoseThereAre() {
        assertThatThrownBy(() -> SourceConnectors.named("flink-cdc"))
                .hasMessageContaining("code=52014")
                .hasMessageContaining(
                        "no source connector flink-cdc in this jar, which has: flink-dm")
                .hasMessageContaining("give the job the jars that bring the connector");
    }
}
