package io.flinkdm.submit.operation;

import io.flinkdm.submit.answer.ProcessError;
import io.flinkdm.submit.answer.SourceAnswer;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobView;
import io.flinkdm.submit.cluster.Workers;
import io.flinkdm.submit.status.JobFacts;
import io.flinkdm.submit.status.StageRule;
import io.flinkdm.submit.status.TaskState;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * DM's wait after a change: up to ten looks a second apart, until the task runs or shows an error.
 * Blocks the caller.
 */
public final class StageWaiter {

    private static final int LOOKS = 10;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private StageWaiter() {}

    /** One answer per source; a job is up as a whole or not at all. */
    public static List<SourceAnswer> awaitUp(
            FlinkRest cluster, String jobId, List<String> sourceIds) {
        TaskState state = look(cluster, jobId);
        for (int look = 1; look < LOOKS && !isDecided(state); look++) {
            pause(BETWEEN);
            state = look(cluster, jobId);
        }
        String msg = state.isUp() ? "" : failure(state);
        Optional<JobView> job = cluster.job(jobId);
        boolean up = state.isUp();
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

    static void pause(Duration time) {
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

    private static boolean isDecided(TaskState state) {
        return state.isUp() || !state.errors().isEmpty();
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
