package io.flinkdm.job.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.config.Compilation;
import io.flinkdm.config.PlanCompiler;
import io.flinkdm.job.MigrationJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobStatus;
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

    private EmbeddedTask(JobClient job) {
        this.job = job;
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

    private static io.flinkdm.config.plan.MigrationPlan compile(TaskFiles files)
            throws IOException {
        Compilation compilation = PlanCompiler.compile(files.task(), files.sources());
        assertThat(compilation.problems()).isEmpty();
        return compilation.plan();
    }

    JobStatus status() throws Exception {
        return job.getJobStatus().get();
    }

    void awaitFinished() {
        await().atMost(PATIENCE).until(() -> status() == JobStatus.FINISHED);
    }

    /** What ended the job; fails when it does not end by itself. */
    Throwable awaitFailure() {
        await().atMost(PATIENCE).until(() -> status() == JobStatus.FAILED);
        try {
            job.getJobExecutionResult().get();
            throw new AssertionError("the job has not failed");
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops the job; the savepoint's path. */
    String pause(Path folder) throws Exception {
        return job.stopWithSavepoint(
                        false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
    }

    @Override
    public void close() throws Exception {
        try {
            if (!status().isGloballyTerminalState()) {
                job.cancel().get();
            }
        } catch (IllegalStateException e) {
            // its Flink has ended with it
            assertThat(e).hasMessageContaining("not running");
        }
    }
}
