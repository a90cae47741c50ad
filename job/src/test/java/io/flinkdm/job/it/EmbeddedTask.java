package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.Compilation;
import io.flinkdm.config.PlanCompiler;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.MigrationJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A task on a Flink inside this process, which ends with it. One thread. */
final class EmbeddedTask implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> end;

    private EmbeddedTask(JobClient job) {
        this.job = job;
        this.end = job.getJobExecutionResult();
    }

    /** How wide, with which state, from which savepoint. */
    record Setting(int parallelism, String stateBackend, String savepoint) {

        static final Setting PLAIN = new Setting(2, "hashmap", "");

        Setting from(String path) {
            return new Setting(parallelism, stateBackend, path);
        }
    }

    static EmbeddedTask start(TaskFiles files, Path checkpoints, Setting setting) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, setting.stateBackend());
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        if (!setting.savepoint().isEmpty()) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, setting.savepoint());
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        setting.parallelism(), configuration);
        return new EmbeddedTask(MigrationJob.submit(env, compile(files)));
    }

    private static MigrationPlan compile(TaskFiles files) throws IOException {
        Compilation compilation = PlanCompiler.compile(files.task(), files.sources());
        assertThat(compilation.problems()).isEmpty();
        return compilation.plan();
    }

    /** Fails when the job has ended. */
    void assertRuns() {
        assertThat(end).isNotDone();
    }

    /** Returns when the job has ended as it should. */
    void awaitFinished() throws Exception {
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What ended the job; fails when it does not end by itself. */
    Throwable awaitFailure() throws Exception {
        try {
            end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("the job has not failed");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Stops the job; the savepoint's path. */
    String pause(Path folder) throws Exception {
        String savepoint =
                job.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();
        awaitFinished();
        return savepoint;
    }

    @Override
    public void close() throws Exception {
        if (!end.isDone()) {
            job.cancel().get();
        }
    }
}
