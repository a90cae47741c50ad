package io.flinkdm.job.meta;

import java.util.Objects;

/**
 * One row of the registry of tasks. Texts are {@code ""} when unknown. Immutable.
 *
 * @param mode DM's {@code task-mode}
 * @param jobId id of the task's latest Flink job
 * @param flinkUrl address of the cluster the job was submitted to
 * @param checkpointDir where the job's checkpoints are kept
 * @param savepoint the latest restart point known by path: the savepoint of the last pause or stop,
 *     or what the current job was restored from
 * @param errors why the task is paused, as a JSON array; {@code ""} when it was paused by a person
 * @param plan the migration plan as JSON, secrets masked
 */
public record TaskEntry(
        String name,
        String mode,
        TaskStage stage,
        String jobId,
        String flinkUrl,
        String checkpointDir,
        String savepoint,
        String errors,
        String plan,
        long createdAtMs,
        long updatedAtMs) {

    public TaskEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(flinkUrl, "flinkUrl");
        Objects.requireNonNull(checkpointDir, "checkpointDir");
        Objects.requireNonNull(savepoint, "savepoint");
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(plan, "plan");
    }
}
