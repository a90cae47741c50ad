package io.flinkdm.submit.demo;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.MigrationJob;
import io.flinkdm.submit.status.FailureText;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** A Flink inside this process with its web page; runs one job and ends with it. */
final class EmbeddedFlink implements AutoCloseable {

    private static final int PARALLELISM = 2;
    private static final long PATIENCE_SECONDS = 30;

    private final JobClient job;
    private final int port;

    private EmbeddedFlink(JobClient job, int port) {
        this.job = job;
        this.port = port;
    }

    /** Starts Flink and the task's job in it. */
    static EmbeddedFlink start(MigrationPlan plan, Path folder, int askedPort) throws Exception {
        quietBinlogClient();
        int port = askedPort == 0 ? freePort() : askedPort;
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.PORT, port);
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, PARALLELISM);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
        env.setParallelism(PARALLELISM);
        return new EmbeddedFlink(MigrationJob.submit(env, plan), port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Fails with the job's own error when it has ended. */
    void requireAlive() throws Exception {
        JobStatus status = job.getJobStatus().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (status.isGloballyTerminalState()) {
            throw new MigrationException(
                    ErrorCode.INTERNAL, "the task has ended as " + status + ": " + failure());
        }
    }

    private String failure() throws InterruptedException, TimeoutException {
        try {
            job.getJobExecutionResult().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return "without an error";
        } catch (ExecutionException e) {
            return FailureText.parse(ExceptionUtils.stringifyException(e)).text();
        }
    }

    /** Cancels the job, which ends Flink as well. */
    @Override
    public void close() throws Exception {
        try {
            job.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            requireEnded(e);
        }
    }

    /** A job that has failed takes no cancellation, and needs none. */
    private void requireEnded(Exception refusal) throws Exception {
        try {
            JobStatus status = job.getJobStatus().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!status.isGloballyTerminalState()) {
                throw refusal;
            }
        } catch (IllegalStateException e) {
            return; // its cluster is gone already
        }
    }

    /** It tells the console of every connection it makes. */
    private static void quietBinlogClient() {
        for (Handler console : Logger.getLogger("").getHandlers()) {
            console.setLevel(Level.WARNING);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
