package io.flinkdm.submit.operation;

import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobState;
import io.flinkdm.submit.cluster.JobView;
import io.flinkdm.submit.cluster.RestartPoint;
import io.flinkdm.submit.cluster.SavepointProgress;
import io.flinkdm.submit.status.FailureText;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.time.Duration;
import java.util.Optional;

/** Ends a running job and keeps its place. Blocks the caller. */
final class JobStopper {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final FlinkRest cluster;
    private final Duration patience;

    /** {@code patience} bounds the wait for one savepoint or one cancellation. */
    JobStopper(FlinkRest cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /** Stop with savepoint; the job goes on when the savepoint fails. */
    JobEnd stop(JobView job, String savepointDir) {
        String trigger = cluster.stopWithSavepoint(job.id(), savepointDir);
        long deadline = deadline();
        SavepointProgress progress = cluster.savepoint(job.id(), trigger);
        while (!progress.completed() && System.nanoTime() < deadline) {
            StageWaiter.pause(BETWEEN);
            progress = cluster.savepoint(job.id(), trigger);
        }
        if (!progress.completed()) {
            return JobEnd.notReached("the savepoint is still being written");
        }
        if (!progress.failure().isEmpty()) {
            return JobEnd.notReached(
                    "the savepoint failed: " + FailureText.parse(progress.failure()).message());
        }
        return awaitEnd(job, progress.location());
    }

    /** Cancels; the job's last retained checkpoint is its restart point. */
    JobEnd cancel(JobView job) {
        cluster.cancel(job.id());
        JobEnd end = awaitEnd(job, "");
        return end.ended() ? JobEnd.at(lastKnown(job)) : end;
    }

    /** The newest restart point the cluster knows of the job, {@code ""} when there is none. */
    String lastKnown(JobView job) {
        return cluster.latestRestartPoint(job).map(RestartPoint::path).orElse("");
    }

    private JobEnd awaitEnd(JobView job, String restartPoint) {
        long deadline = deadline();
        while (System.nanoTime() < deadline) {
            Optional<JobView> now = cluster.job(job.id());
            if (now.map(JobView::state).map(JobState::isTerminal).orElse(true)) {
                return JobEnd.at(restartPoint);
            }
            StageWaiter.pause(BETWEEN);
        }
        throw new MigrationException(
                ErrorCode.MASTER_FAIL_TO_GET_EXPECT_RESULT,
                "job " + job.id() + " has not ended within " + patience.toSeconds() + " s");
    }

    private long deadline() {
        return System.nanoTime() + patience.toNanos();
    }
}
