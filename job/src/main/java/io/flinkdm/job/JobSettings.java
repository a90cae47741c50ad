package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.ExecutionCheckpointingOptions;

/**
 * How Flink runs a task: what the promises need is fixed, the rest is a default that the cluster's
 * configuration may set otherwise. Pure.
 */
final class JobSettings {

    /** DM flushes every 30 s; a statement waits for a checkpoint here, so they come more often. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

    /** A target may be away for long: then a checkpoint waits for it, and so does a savepoint. */
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofHours(1);

    /** A change waits so long at most for others to share a buffer with; Flink's default is 100. */
    private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(10);

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final int MAX_PARALLELISM = 1024;

    private JobSettings() {}

    /**
     * @param given what the environment was made with
     */
    static Configuration of(MigrationPlan plan, ReadableConfig given) {
        Configuration settings = new Configuration();
        require(plan, settings);
        suggest(plan, settings, given);
        return settings;
    }

    private static void require(MigrationPlan plan, Configuration settings) {
        settings.set(PipelineOptions.NAME, plan.task());
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
        // A statement waits for the checkpoint whose barrier passed behind it.
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        settings.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1);
        settings.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, true);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(ExecutionCheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        restartForEver(settings);
        shortestInterval(plan, settings);
    }

    /** What a person must mend ends the job by itself; all else may pass. */
    private static void restartForEver(Configuration settings) {
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY,
                RestartStrategyOptions.RestartStrategyType.EXPONENTIAL_DELAY.getMainValue());
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS,
                Integer.MAX_VALUE);
    }

    private static void shortestInterval(MigrationPlan plan, Configuration settings) {
        plan.sources().stream()
                .map(source -> source.sync().checkpointInterval())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(
                        interval ->
                                settings.set(
                                        CheckpointingOptions.CHECKPOINTING_INTERVAL, interval));
    }

    private static void suggest(MigrationPlan plan, Configuration settings, ReadableConfig given) {
        if (!settings.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL)) {
            unlessGiven(
                    CheckpointingOptions.CHECKPOINTING_INTERVAL,
                    CHECKPOINT_INTERVAL,
                    settings,
                    given);
        }
        unlessGiven(
                CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT, settings, given);
        unlessGiven(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT, settings, given);
        unlessGiven(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM, settings, given);
        unlessGiven(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                LONGEST_BACKOFF,
                settings,
                given);
    }

    private static <T> void unlessGiven(
            ConfigOption<T> option, T value, Configuration settings, ReadableConfig given) {
        if (given.getOptional(option).isEmpty()) {
            settings.set(option, value);
        }
    }
}
