package io.flinkdm.submit.operation;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.PlanJson;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskSubmission;
import io.flinkdm.submit.answer.SourceAnswer;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobSubmission;
import io.flinkdm.submit.cluster.JobSubmitter;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import java.util.List;
import java.util.Optional;

/** Submits a task's job, fresh or from where it was, and notes it. Blocks until DM would answer. */
public final class TaskLauncher {

    private final FlinkRest cluster;
    private final TargetMeta meta;
    private final LaunchRequest request;

    public TaskLauncher(FlinkRest cluster, TargetMeta meta, LaunchRequest request) {
        this.cluster = cluster;
        this.meta = meta;
        this.request = request;
    }

    /** Launches a task again whose run was interrupted; its start time counts until it is used. */
    public List<SourceAnswer> resume(KnownTask task, TaskEntry entry) {
        String startTime = StoredPlan.startTime(entry.plan());
        boolean unused =
                !startTime.isEmpty()
                        && request.from() == null
                        && restartPoint(Optional.of(entry)).isEmpty();
        return launch(unused ? task.startingAt(startTime) : task, Optional.of(entry));
    }

    /** Launches the task; {@code entry} is its row, empty when it was never started. */
    public List<SourceAnswer> launch(KnownTask task, Optional<TaskEntry> entry) {
        ConnectorChoice connector = connector(entry);
        MigrationPlan plan = connector.applyTo(task).plan().orElseThrow();
        JobSubmission submission = submission(plan, entry);
        connector.requireSame(submission.restoreFrom());
        String jobId = JobSubmitter.submit(cluster, submission);
        meta.submitted(
                new TaskSubmission(
                        plan.task(),
                        plan.mode().label(),
                        jobId,
                        cluster.url(),
                        submission.checkpointDir(),
                        submission.restoreFrom(),
                        PlanJson.print(plan)));
        return StageWaiter.awaitUp(cluster, jobId, task.sourceIds());
    }

    private JobSubmission submission(MigrationPlan plan, Optional<TaskEntry> entry) {
        String asked = request.checkpointDir();
        String last = entry.map(TaskEntry::checkpointDir).orElse("");
        String from = request.from() == null ? restartPoint(entry) : request.from();
        return new JobSubmission(
                plan,
                JobJars.of(request, plan.sourceConnector()),
                ClusterDefaults.checkpoints(
                        cluster, asked == null && !last.isEmpty() ? last : asked),
                from,
                ClusterDefaults.parallelism(cluster, request.parallelism()));
    }

    private ConnectorChoice connector(Optional<TaskEntry> entry) {
        return new ConnectorChoice(
                request.connector(),
                entry.map(row -> StoredPlan.sourceConnector(row.plan())).orElse(""));
    }

    private String restartPoint(Optional<TaskEntry> entry) {
        return entry.map(row -> RestartPointChoice.choose(cluster, row, meta.statuses()))
                .orElse("");
    }
}
