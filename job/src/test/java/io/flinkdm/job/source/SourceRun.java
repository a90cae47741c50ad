package io.flinkdm.job.source;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.serde.BundleTypeInfo;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/** A job of one source and a {@link Collected} sink on the test's mini cluster. */
final class SourceRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Collected sink = new Collected(UUID.randomUUID().toString());
    private final MigrationPlan plan;
    private Duration checkpoints = Duration.ofMillis(200);
    private JobClient job;

    SourceRun(MigrationPlan plan) {
        this.plan = plan;
    }

    SourceRun checkpointEvery(Duration interval) {
        checkpoints = interval;
        return this;
    }

    SourceRun start(int parallelism) throws Exception {
        return start(parallelism, null);
    }

    /** Goes on from a savepoint with the same models. */
    SourceRun start(int parallelism, String savepoint) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(300));
        if (savepoint != null) {
            settings.setString("execution.savepoint.path", savepoint);
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(parallelism);
        env.enableCheckpointing(checkpoints.toMillis());
        MigrationSource source = new MigrationSource(plan, plan.sources().get(0), tables -> {});
        env.fromSource(
                        source,
                        WatermarkStrategy.noWatermarks(),
                        "source mysql-01",
                        BundleTypeInfo.OF_CHANGES)
                .uid("source")
                .sinkTo(sink)
                .uid("sink")
                .setParallelism(1);
        job = env.executeAsync("source_it");
        return this;
    }

    Collected.Models models() {
        return sink.models();
    }

    /** How often its reader began anew. */
    long restarts() {
        return sink.models().starts() - 1;
    }

    JobStatus status() throws Exception {
        return job.getJobStatus().get(30, TimeUnit.SECONDS);
    }

    /** Waits until the condition holds; fails at once when the job does. */
    void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            if (status().isGloballyTerminalState()) {
                                await(PATIENCE);
                                throw new IllegalStateException("the job ended");
                            }
                            return condition.call();
                        });
    }

    /** Waits for the job's end. */
    void await(Duration patience) throws Exception {
        job.getJobExecutionResult().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    String stop(String directory) throws Exception {
        return job.stopWithSavepoint(false, directory, SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        if (job != null && !status().isGloballyTerminalState()) {
            job.cancel().get(30, TimeUnit.SECONDS);
            Awaitility.await().atMost(PATIENCE).until(() -> status().isGloballyTerminalState());
        }
    }
}
