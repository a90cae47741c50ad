package io.flinkdm.submit.operation;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.OperateTaskAnswer;
import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.answer.SourceAnswer;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobFinder;
import io.flinkdm.submit.cluster.JobState;
import io.flinkdm.submit.cluster.JobView;
import io.flinkdm.submit.operation.HaltRequest.OnFailure;
import io.flinkdm.submit.status.FailureText;
import io.flinkdm.submit.status.StoredErrors;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Optional;

/**
 * Pauses or stops a task. A running job is stopped with a savepoint; one that is failing over and
 * over is cancelled, its last checkpoint being its place; one that has ended is only noted. Blocks
 * the caller.
 */
public final class TaskHalter {

    private final FlinkRest cluster;
    private final TargetMeta meta;
    private final HaltRequest request;

    public TaskHalter(FlinkRest cluster, TargetMeta meta, HaltRequest request) {
        this.cluster = cluster;
        this.meta = meta;
        this.request = request;
    }

    /** Ends the task's job and notes the stage. */
    public OperateTaskAnswer halt(KnownTask task, TaskEntry entry) {
        Optional<JobView> job = JobFinder.find(cluster, task.name(), entry.jobId());
        if (request.stage() == TaskStage.PAUSED && isFinished(job)) {
            return answer(false, notReached("the task's stage is Finished"));
        }
        List<ProcessError> errors = job.map(this::errors).orElse(List.of());
        JobEnd end = job.map(j -> end(j, entry)).orElse(JobEnd.at(""));
        if (!end.ended()) {
            return answer(false, notReached(end.msg()));
        }
        meta.stage(request.stage(), end.restartPoint(), StoredErrors.write(errors));
        return answer(true, errors.isEmpty() ? "" : reported(errors));
    }

    private boolean isFinished(Optional<JobView> job) {
        return job.map(j -> j.state() == JobState.FINISHED).orElse(true) && meta.isFinished();
    }

    private JobEnd end(JobView job, TaskEntry entry) {
        JobStopper stopper = new JobStopper(cluster, request.patience());
        if (job.state().isTerminal()) {
            return JobEnd.at(entry.stage() == TaskStage.RUNNING ? stopper.lastKnown(job) : "");
        }
        if (job.state() != JobState.RUNNING || !job.tasksUp()) {
            return stopper.cancel(job);
        }
        String directory =
                ClusterDefaults.savepoints(cluster, request.savepointDir(), entry.checkpointDir());
        JobEnd end = stopper.stop(job, directory);
        boolean cancels = request.onFailure() == OnFailure.CANCEL;
        return !end.ended() && cancels ? stopper.cancel(job) : end;
    }

    /** The trouble of a job that does not run; a running one has none. */
    private List<ProcessError> errors(JobView job) {
        boolean well = job.state() == JobState.RUNNING && job.tasksUp();
        String failure = well ? "" : cluster.latestFailure(job.id());
        return failure.isEmpty() ? List.of() : List.of(FailureText.parse(failure));
    }

    private OperateTaskAnswer answer(boolean result, String msg) {
        List<SourceAnswer> sources =
                meta.sourceIds().stream().map(id -> new SourceAnswer(result, msg, id, "")).toList();
        return new OperateTaskAnswer(request.operation(), true, "", sources);
    }

    private static String notReached(String msg) {
        return new MigrationException(ErrorCode.MASTER_FAIL_TO_GET_EXPECT_RESULT, msg).getMessage();
    }

    /** DM counts pausing a task that has already failed as success and says what had failed. */
    private static String reported(List<ProcessError> errors) {
        String texts = String.join("; ", errors.stream().map(ProcessError::text).toList());
        return new MigrationException(
                        ErrorCode.MASTER_OPER_RESP_NOT_SUCCESS, "the task reports: " + texts)
                .getMessage();
    }
}
