package io.flinkdm.submit.status;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobFinder;
import io.flinkdm.submit.cluster.JobView;
import io.flinkdm.udf.error.MigrationException;
import java.util.Optional;
import java.util.function.Function;

/** A task's stage and what its job has ended with, as query-status shows them. Stateless. */
public final class TaskFailures {

    private TaskFailures() {}

    /** Of a task that no person has paused the cluster is asked. */
    public static TaskState state(TaskEntry entry, Function<TaskEntry, FlinkRest> clusters) {
        try {
            FlinkRest cluster = clusters.apply(entry);
            Optional<JobView> job = JobFinder.find(cluster, entry.name(), entry.jobId());
            Optional<JobFacts> facts = job.map(j -> JobFacts.of(cluster, j));
            return StageRule.decide(Optional.of(entry), facts, false);
        } catch (MigrationException e) {
            if (entry.stage() == TaskStage.RUNNING) {
                throw e;
            }
            return StageRule.decide(Optional.of(entry), Optional.empty(), false);
        }
    }

    /** What the registry has noted, without a stage, when the cluster does not answer. */
    public static TaskState known(TaskEntry entry, Function<TaskEntry, FlinkRest> clusters) {
        try {
            return state(entry, clusters);
        } catch (MigrationException e) {
            return TaskState.ended(Stages.INVALID, StoredErrors.read(entry.errors()));
        }
    }
}
