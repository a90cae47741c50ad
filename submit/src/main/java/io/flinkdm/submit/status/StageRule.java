package io.flinkdm.submit.status;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.ProcessError;
import java.util.List;
import java.util.Optional;

/**
 * Decides a task's stage. A job that has not ended says it itself; otherwise the registry knows
 * what a person wanted, because Flink calls a job FINISHED also after a stop with savepoint. Pure.
 */
public final class StageRule {

    private StageRule() {}

    /**
     * The stage of a task.
     *
     * @param entry the task's row in the registry
     * @param job its job, empty when the cluster knows none
     * @param finished whether all its sources have nothing left to do
     */
    public static TaskState decide(
            Optional<TaskEntry> entry, Optional<JobFacts> job, boolean finished) {
        if (job.isPresent() && !job.get().state().isTerminal()) {
            return alive(job.get(), entry.map(TaskEntry::savepoint).orElse(""));
        }
        TaskStage wanted = entry.map(TaskEntry::stage).orElse(TaskStage.RUNNING);
        List<ProcessError> noted = entry.map(e -> StoredErrors.read(e.errors())).orElse(List.of());
        return switch (wanted) {
            case PAUSED -> TaskState.byPerson(Stages.PAUSED, noted);
            case STOPPED -> TaskState.byPerson(Stages.STOPPED, noted);
            case FINISHED -> TaskState.ended(Stages.FINISHED, List.of());
            case RUNNING -> job.map(j -> ended(j, finished)).orElseGet(() -> lost(entry, finished));
        };
    }

    private static TaskState alive(JobFacts job, String restoredFrom) {
        return switch (job.state()) {
            case RUNNING ->
                    job.tasksUp() ? TaskState.going(Stages.RUNNING) : rising(job, restoredFrom);
            case FAILING -> TaskState.ended(Stages.PAUSED, errors(job));
            case RESTARTING -> withErrors(Stages.RESUMING, job);
            case CANCELLING -> TaskState.going(Stages.STOPPING);
            default -> rising(job, restoredFrom);
        };
    }

    private static TaskState rising(JobFacts job, String restoredFrom) {
        boolean again = !restoredFrom.isEmpty() || !job.failure().isEmpty();
        return withErrors(again ? Stages.RESUMING : Stages.NEW, job);
    }

    private static TaskState ended(JobFacts job, boolean finished) {
        return switch (job.state()) {
            case FAILED -> TaskState.ended(Stages.PAUSED, errors(job));
            case CANCELED -> TaskState.byPerson(Stages.STOPPED, List.of());
            default ->
                    finished
                            ? TaskState.ended(Stages.FINISHED, List.of())
                            : TaskState.byPerson(Stages.PAUSED, List.of());
        };
    }

    private static TaskState lost(Optional<TaskEntry> entry, boolean finished) {
        if (finished) {
            return TaskState.ended(Stages.FINISHED, List.of());
        }
        String job = entry.map(TaskEntry::jobId).orElse("");
        ProcessError gone =
                ProcessError.unknown(
                        "the cluster does not know the task's job "
                                + job
                                + " any more; resume-task continues from its last checkpoint");
        return TaskState.ended(Stages.PAUSED, List.of(gone));
    }

    private static TaskState withErrors(String stage, JobFacts job) {
        List<ProcessError> errors = errors(job);
        return errors.isEmpty() ? TaskState.going(stage) : TaskState.ended(stage, errors);
    }

    private static List<ProcessError> errors(JobFacts job) {
        return job.failure().isEmpty() ? List.of() : List.of(FailureText.parse(job.failure()));
    }
}
