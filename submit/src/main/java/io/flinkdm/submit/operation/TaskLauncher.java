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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Submits a task's job, fresh or from where it was, and notes it. Blocks until DM would answer. */
public final class TaskLauncher {

    private final FlinkRest cluster;
    private final TargetMeta meta;
    private final Path jar;

    public TaskLauncher(FlinkRest cluster, TargetMeta meta, Path jar) {
        this.cluster = cluster;
        this.meta = meta;
        this.jar = jar;
    }

    /**
     * Launches the task.
     *
     * @param entry the task's row, empty for a task that was never started
     * @param checkpointDir as the user asked; {@code null} for the task's last or the cluster's
     * @param from restart point as the user asked; {@code null} to choose the newest known
     */
    public List<SourceAnswer> launch(
            KnownTask task, Optional<TaskEntry> entry, String checkpointDir, String from) {
        MigrationPlan plan = task.plan().orElseThrow();
        String directory = directory(entry, checkpointDir);
        String restoreFrom = from != null ? from : restartPoint(entry);
        String jobId =
                JobSubmitter.submit(cluster, new JobSubmission(plan, jar, directory, restoreFrom));
        meta.submitted(
                new TaskSubmission(
                        plan.task(),
                        plan.mode().label(),
                        jobId,
                        cluster.url(),
                        directory,
                        restoreFrom,
                        PlanJson.print(plan)));
        return StageWaiter.awaitUp(cluster, jobId, task.sourceIds());
    }

    private String restartPoint(Optional<TaskEntry> entry) {
        return entry.map(row -> RestartPointChoice.choose(cluster, row, meta.statuses()))
                .orElse("");
    }

    private String directory(Optional<TaskEntry> entry, String asked) {
        String last = entry.map(TaskEntry::checkpointDir).orElse("");
        return ClusterDirectories.checkpoints(
                cluster, asked == null && !last.isEmpty() ? last : asked);
    }
}
