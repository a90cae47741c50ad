package io.flinkdm.submit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.submit.cluster.FakeFlink;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterDefaultsTest {

    private FakeFlink flink;

    @BeforeEach
    void start() throws IOException {
        flink = new FakeFlink().on("GET /jobmanager/config", "[]");
    }

    @AfterEach
    void stop() {
        flink.close();
    }

    @Test
    void takesWhatTheUserAsksFor() {
        assertThat(ClusterDefaults.checkpoints(flink.client(), "file:/c/")).isEqualTo("file:/c");
    }

    @Test
    void takesWhatTheClusterIsConfiguredWith() {
        flink.on(
                "GET /jobmanager/config",
                """
                [{"key": "state.checkpoints.dir", "value": "file:/old"},
                 {"key": "state.savepoints.dir", "value": "file:/s"}]
                """);

        assertThat(ClusterDefaults.checkpoints(flink.client(), null)).isEqualTo("file:/old");
        assertThat(ClusterDefaults.savepoints(flink.client(), null, "file:/c"))
                .isEqualTo("file:/s");
    }

    @Test
    void isAsWideAsAskedElseAsTheClusterSays() {
        assertThat(ClusterDefaults.parallelism(flink.client(), null)).isEqualTo(1);

        flink.on(
                "GET /jobmanager/config", "[{\"key\": \"parallelism.default\", \"value\": \"4\"}]");
        assertThat(ClusterDefaults.parallelism(flink.client(), null)).isEqualTo(4);
        assertThat(ClusterDefaults.parallelism(flink.client(), 2)).isEqualTo(2);
    }

    @Test
    void putsSavepointsBelowTheCheckpoints() {
        assertThat(ClusterDefaults.savepoints(flink.client(), null, "file:/c"))
                .isEqualTo("file:/c/savepoints");
    }

    @Test
    void saysWhatToSetWhenNothingNamesADirectory() {
        assertThatThrownBy(() -> ClusterDefaults.checkpoints(flink.client(), null))
                .hasMessageContaining("code=52011")
                .hasMessageContaining("--checkpoint-dir")
                .hasMessageContaining("execution.checkpointing.dir");
    }
}
