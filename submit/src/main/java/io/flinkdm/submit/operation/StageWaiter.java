package io.flinkdm.submit.operation;

import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.answer.SourceAnswer;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobView;
import io.flinkdm.submit.cluster.Workers;
import io.flinkdm.submit.status.JobFacts;
import io.flinkdm.submit.status.StageRule;
import io.flinkdm.submit.status.Stages;
import io.flinkdm.submit.status.TaskState;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * DM's wait after a change: up to ten looks a second apart, until the task runs or shows an error.
 * It counts as running when two looks in a row see it run: a source's first checks are made while
 * Flink already calls its tasks running. Blocks the caller.
 */
public final class StageWaiter {

    private static final int LOOKS = 10;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private StageWaiter() {}

    /** One answer per source; a job is up as a whole or not at all. */
    public static List<SourceAnswer> awaitUp(
            FlinkRest cluster, String jobId, List<String> sourceIds) {
        TaskState state = awaitDecision(cluster, jobId);
        boolean up = state.isUp();
        String msg = up ? "" : failure(state);
        Optional<JobView> job = cluster.job(jobId);
        return sourceIds.stream()
                .map(
                        id ->
                                new SourceAnswer(
                                        up,
                                        msg,
                                        id,
                                        job.map(j -> Workers.of(cluster, j, id)).orElse("")))
                .toList();
    }

    private static TaskState awaitDecision(FlinkRest cluster, String jobId) {
        TaskState before = look(cluster, jobId);
        for (int look = 1; look < LOOKS; look++) {
            if (!before.errors().isEmpty() || before.stage().equals(Stages.FINISHED)) {
                return before;
            }
            pause(BETWEEN);
            TaskState now = look(cluster, jobId);
            if (before.isUp() && now.isUp()) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /**
     * @throws MigrationException when the thread is interrupted meanwhile
     */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(ErrorCode.INTERNAL, "interrupted while waiting", e);
        }
    }

    /** The job ends as FINISHED by itself only here: nobody can have stopped it yet. */
    private static TaskState look(FlinkRest cluster, String jobId) {
        Optional<JobFacts> facts = cluster.job(jobId).map(job -> JobFacts.of(cluster, job));
        return StageRule.decide(Optional.empty(), facts, true);
    }

    private static String failure(TaskState state) {
        String text = "the task's stage is " + state.stage() + " and not yet Running";
        String errors = String.join("; ", state.errors().stream().map(ProcessError::text).toList());
        return new MigrationException(
                        ErrorCode.MASTER_FAIL_TO_GET_EXPECT_RESULT,
                        errors.isEmpty() ? text : text + ": " + errors)
                .getMessage();
    }
}
