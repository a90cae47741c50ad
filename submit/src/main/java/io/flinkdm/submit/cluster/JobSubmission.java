package io.flinkdm.submit.cluster;

import io.flinkdm.config.plan.MigrationPlan;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A job about to be submitted. Immutable.
 *
 * @param jar the job's code as the cluster gets it
 * @param restoreFrom path of the restart point; {@code ""} to start afresh
 * @param parallelism subtasks of every operator
 */
public record JobSubmission(
        MigrationPlan plan, Path jar, String checkpointDir, String restoreFrom, int parallelism) {

    public JobSubmission {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(jar, "jar");
        Objects.requireNonNull(checkpointDir, "checkpointDir");
        Objects.requireNonNull(restoreFrom, "restoreFrom");
    }
}
