package io.flinkdm.submit.cluster;

import io.flinkdm.config.plan.MigrationPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A job about to be submitted. Immutable.
 *
 * @param jars the job's code as the cluster gets it
 * @param restoreFrom path of the restart point; {@code ""} to start afresh
 * @param parallelism subtasks of every operator
 */
public record JobSubmission(
        MigrationPlan plan,
        List<Path> jars,
        String checkpointDir,
        String restoreFrom,
        int parallelism) {

    public JobSubmission {
        Objects.requireNonNull(plan, "plan");
        jars = List.copyOf(jars);
        Objects.requireNonNull(checkpointDir, "checkpointDir");
        Objects.requireNonNull(restoreFrom, "restoreFrom");
    }
}
