package io.flinkdm.submit.operation;

import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.RestartPoint;
import io.flinkdm.submit.cluster.RestartPoints;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses where a task continues: the newest of the savepoint in the registry, the retained
 * checkpoints of its latest job, and what the cluster still knows of that job. Stateless.
 */
final class RestartPointChoice {

    private RestartPointChoice() {}

    /**
     * Path of the restart point; {@code ""} for a task that never came as far as to have one.
     *
     * @throws MigrationException when the task has made progress and no restart point is in reach:
     *     beginning anew unasked could lose what happened upstream meanwhile
     */
    static String choose(FlinkRest cluster, TaskEntry entry, List<SourceStatus> statuses) {
        Optional<RestartPoint> onCluster =
                cluster.job(entry.jobId()).flatMap(cluster::latestRestartPoint);
        Optional<RestartPoint> onDisk = onDisk(entry, onCluster);
        Optional<String> newest =
                Stream.concat(onCluster.stream(), onDisk.stream())
                        .max(Comparator.comparingLong(RestartPoint::takenAtMs))
                        .map(RestartPoint::path);
        if (newest.isEmpty() && statuses.stream().anyMatch(RestartPointChoice::hasProgress)) {
            throw new MigrationException(
                    ErrorCode.RESTART_POINT_MISSING,
                    String.format(
                            "task %s has made progress, but no restart point is in reach: neither"
                                    + " '%s' nor a checkpoint below '%s/%s'",
                            entry.name(), entry.savepoint(), entry.checkpointDir(), entry.jobId()));
        }
        return newest.orElse("");
    }

    /** A file system this machine cannot read matters only if nothing else names the place. */
    private static Optional<RestartPoint> onDisk(
            TaskEntry entry, Optional<RestartPoint> onCluster) {
        try {
            return RestartPoints.newest(entry.savepoint(), entry.checkpointDir(), entry.jobId());
        } catch (MigrationException e) {
            boolean ended = entry.stage() == TaskStage.PAUSED || entry.stage() == TaskStage.STOPPED;
            if (ended && !entry.savepoint().isEmpty()) {
                return Optional.of(new RestartPoint(entry.savepoint(), entry.updatedAtMs()));
            }
            if (onCluster.isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean hasProgress(SourceStatus status) {
        return !status.flushed().file().isEmpty()
                || !status.flushed().gtidSet().isEmpty()
                || status.loadedRows() > 0;
    }
}
