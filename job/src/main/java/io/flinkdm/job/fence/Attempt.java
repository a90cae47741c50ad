package io.flinkdm.job.fence;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.MetricGroup;

/**
 * One attempt of Flink to run the job. A failure is followed by another one of the same execution,
 * with a higher number; a resumed job, and a new JobManager, by another execution. Immutable.
 *
 * @param execution the same for all tasks that one JobManager has started
 */
public record Attempt(String execution, int number) {

    private static final String TASK_ATTEMPT = "<task_attempt_id>";

    /** Of the writer that is being made. */
    public static Attempt of(WriterInitContext context) {
        return of(context.metricGroup(), context.getJobInfo(), context.getTaskInfo());
    }

    /** Of the operator that is being opened. */
    public static Attempt of(RuntimeContext context) {
        return of(context.getMetricGroup(), context.getJobInfo(), context.getTaskInfo());
    }

    private static Attempt of(MetricGroup metrics, JobInfo job, TaskInfo task) {
        Map<String, String> variables = metrics.getAllVariables();
        // what is before the first _ names the execution, what follows one task of it
        String id = variables.getOrDefault(TASK_ATTEMPT, "");
        int end = id.indexOf('_');
        return new Attempt(
                end > 0 ? id.substring(0, end) : job.getJobId().toString(),
                task.getAttemptNumber());
    }

    /** An attempt and its place in the order executions have begun to write in. */
    record Placed(Attempt attempt, long place) {}

    /** Whether an attempt may write. */
    enum Standing {
        /** It is the latest one, and known as such. */
        CURRENT,
        /** It is the latest one, which nobody knows yet. */
        NEW,
        /** Another one has taken its place. */
        SUPERSEDED
    }

    /**
     * Who has been overtaken stays so; its execution's next attempt is one that Flink has started
     * since.
     *
     * @param known the latest attempt of each execution that has written
     */
    Standing standing(Collection<Placed> known) {
        Placed mine =
                known.stream().filter(one -> sameExecution(one.attempt())).findFirst().orElse(null);
        if (mine == null || number > mine.attempt().number()) {
            return Standing.NEW;
        }
        boolean latest = known.stream().allMatch(one -> one.place() <= mine.place());
        return latest && number == mine.attempt().number() ? Standing.CURRENT : Standing.SUPERSEDED;
    }

    private boolean sameExecution(Attempt other) {
        return execution.equals(other.execution());
    }
}
