package io.flinkdm.job.meta;

import java.util.Objects;

/**
 * What is known when a job is submitted; see {@link TaskEntry} for the fields. An empty {@code
 * flinkUrl}, {@code checkpointDir} or {@code plan} leaves what the registry already holds.
 * Immutable.
 *
 * @param savepoint what the job is restored from; {@code ""} for a task that starts afresh
 */
public record TaskSubmission(
        String name,
        String mode,
        String jobId,
        String flinkUrl,
        String checkpointDir,
        String savepoint,
        String plan) {

    public TaskSubmission {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(flinkUrl, "flinkUrl");
        Objects.requireNonNull(checkpointDir, "checkpointDir");
        Objects.requireNonNull(savepoint, "savepoint");
        Objects.requireNonNull(plan, "plan");
    }
}
