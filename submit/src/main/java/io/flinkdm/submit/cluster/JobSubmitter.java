package io.flinkdm.submit.cluster;

import io.flinkdm.job.MigrationJob;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Builds the job in this process and sends it to a cluster. Stateless. */
public final class JobSubmitter {

    private JobSubmitter() {}

    /** Submits the job and gives its id; whether it then runs, the caller has to ask. */
    public static String submit(FlinkRest cluster, JobSubmission submission) {
        List<Path> jars = submission.jars().stream().map(JobSubmitter::existing).toList();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment(
                        cluster.host(),
                        cluster.port(),
                        configuration(submission),
                        jars.stream().map(Path::toString).toArray(String[]::new));
        env.setParallelism(submission.parallelism());
        try (JobCode code = new JobCode(jars)) {
            return submit(env, submission);
        } catch (IOException e) {
            throw new MigrationException(ErrorCode.INTERNAL, "the job's jars cannot be read", e);
        }
    }

    private static String submit(StreamExecutionEnvironment env, JobSubmission submission) {
        try {
            return MigrationJob.submit(env, submission.plan()).getJobID().toHexString();
        } catch (MigrationException e) {
            throw e;
        } catch (Exception e) { // Flink declares no narrower type
            throw new MigrationException(
                    ErrorCode.INTERNAL, "the cluster did not take the job", rootCause(e));
        }
    }

    /** Checkpoints outlive the job, so that a failed or cancelled task can be resumed. */
    static Configuration configuration(JobSubmission submission) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, submission.checkpointDir());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        if (!submission.restoreFrom().isEmpty()) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, submission.restoreFrom());
        }
        return configuration;
    }

    private static Path existing(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new MigrationException(
                    ErrorCode.INTERNAL,
                    "the job's jar is missing: " + jar + " (build it, or name it with --jar)");
        }
        return jar.toAbsolutePath();
    }

    private static Throwable rootCause(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
