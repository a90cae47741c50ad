package io.flinkdm.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TaskMode;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class JobSettingsTest {

    @Test
    void checkpointsAsOftenAsTheTaskSays() {
        Configuration settings =
                JobSettings.of(
                        plan(null, Duration.ofSeconds(30), Duration.ofSeconds(9)),
                        interval(Duration.ofSeconds(1)));
        assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void checkpointsOftenWhereNobodySays() {
        Configuration settings = JobSettings.of(plan((Duration) null), new Configuration());
        assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void leavesToTheClusterWhatItSays() {
        Configuration settings =
                JobSettings.of(plan((Duration) null), interval(Duration.ofSeconds(60)));
        assertThat(settings.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isFalse();
    }

    @Test
    void reachesTheEnvironment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        env.configure(JobSettings.of(plan((Duration) null), env.getConfiguration()));
        assertThat(env.getConfig().isObjectReuseEnabled()).isTrue();
        assertThat(env.getConfig().getAutoWatermarkInterval()).isZero();
        assertThat(env.getBufferTimeout()).isEqualTo(10);
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(5000);
        assertThat(env.getCheckpointConfig().isUnalignedCheckpointsEnabled()).isFalse();
        assertThat(env.getCheckpointConfig().getTolerableCheckpointFailureNumber())
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    }

    private static Configuration interval(Duration interval) {
        Configuration given = new Configuration();
        given.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        return given;
    }

    private static MigrationPlan plan(Duration... intervals) {
        return Plans.withIntervals(TaskMode.ALL, intervals);
    }
}
