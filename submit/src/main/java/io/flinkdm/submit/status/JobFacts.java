package io.flinkdm.submit.status;

import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobState;
import io.flinkdm.submit.cluster.JobView;

/**
 * What Flink says about a task's job. Immutable.
 *
 * @param tasksUp whether every task of the job runs or has finished
 * @param failure its latest failure with stack trace, {@code ""} when there was none
 */
public record JobFacts(JobState state, boolean tasksUp, String failure) {

    public static JobFacts of(FlinkRest cluster, JobView job) {
        return new JobFacts(job.state(), job.tasksUp(), cluster.latestFailure(job.id()));
    }
}
