package io.flinkdm.submit.cluster;

import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the Flink job of a task: by the id the registry holds, else by its name among the jobs that
 * have not ended (a job submitted with {@code flink run}, or by a hand that died before noting it).
 * Stateless.
 */
public final class JobFinder {

    private JobFinder() {}

    /**
     * The task's job; an ended one only when no other runs.
     *
     * @param jobId the latest id known, {@code ""} when none is
     */
    public static Optional<JobView> find(FlinkRest cluster, String task, String jobId) {
        Optional<JobView> known = cluster.job(jobId);
        if (known.isPresent() && !known.get().state().isTerminal()) {
            return known;
        }
        return running(cluster, task).or(() -> known);
    }

    private static Optional<JobView> running(FlinkRest cluster, String task) {
        return cluster.jobs().stream()
                .filter(job -> job.name().equals(task) && !job.state().isTerminal())
                .max(Comparator.comparingLong(JobOverview::startedAtMs))
                .flatMap(job -> cluster.job(job.id()));
    }
}
