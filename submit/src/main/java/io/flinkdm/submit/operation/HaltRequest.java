package io.flinkdm.submit.operation;

import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.TaskOperation;
import java.time.Duration;
import java.util.Objects;

/**
 * How a task is to be ended. Immutable.
 *
 * @param stage {@link TaskStage#PAUSED} or {@link TaskStage#STOPPED}
 * @param savepointDir as the user asked; {@code null} for the default
 * @param onFailure what to do when no savepoint can be taken
 * @param patience how long to wait for the job's end
 */
public record HaltRequest(
        TaskStage stage, String savepointDir, OnFailure onFailure, Duration patience) {

    public HaltRequest {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(onFailure, "onFailure");
        Objects.requireNonNull(patience, "patience");
    }

    /** What to do with a job of which no savepoint can be taken. */
    public enum OnFailure {
        KEEP_RUNNING,
        /** Its last checkpoint is the restart point. */
        CANCEL
    }

    TaskOperation operation() {
        return stage == TaskStage.PAUSED ? TaskOperation.Pause : TaskOperation.Delete;
    }
}
