package io.flinkdm.submit.cluster;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Finds the place a task continues from: the newest complete savepoint or retained checkpoint among
 * those a file system shows. Works without a cluster. Stateless.
 */
public final class RestartPoints {

    private static final String METADATA = "_metadata";
    private static final String CHECKPOINT_PREFIX = "chk-";

    private RestartPoints() {}

    /**
     * The newest complete restart point.
     *
     * @param savepoint a path known from before; {@code ""} when none is
     * @param checkpointDir where checkpoints are kept; {@code ""} when unknown
     * @param jobId the task's latest job; {@code ""} when unknown
     */
    public static Optional<RestartPoint> newest(
            String savepoint, String checkpointDir, String jobId) {
        List<RestartPoint> points = new ArrayList<>();
        if (!savepoint.isEmpty()) {
            at(new Path(savepoint)).ifPresent(points::add);
        }
        if (!checkpointDir.isEmpty() && !jobId.isEmpty()) {
            points.addAll(retained(new Path(checkpointDir, jobId)));
        }
        return points.stream().max(Comparator.comparingLong(RestartPoint::takenAtMs));
    }

    private static List<RestartPoint> retained(Path jobDir) {
        List<RestartPoint> points = new ArrayList<>();
        for (FileStatus entry : list(jobDir)) {
            if (entry.isDir() && entry.getPath().getName().startsWith(CHECKPOINT_PREFIX)) {
                at(entry.getPath()).ifPresent(points::add);
            }
        }
        return points;
    }

    private static FileStatus[] list(Path directory) {
        try {
            FileStatus[] entries = directory.getFileSystem().listStatus(directory);
            return entries == null ? new FileStatus[0] : entries;
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /** A snapshot is complete once its metadata file is there: Flink writes it last. */
    private static Optional<RestartPoint> at(Path snapshot) {
        Path metadata = new Path(snapshot, METADATA);
        try {
            FileStatus status = metadata.getFileSystem().getFileStatus(metadata);
            return Optional.of(new RestartPoint(snapshot.toString(), status.getModificationTime()));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(snapshot, e);
        }
    }

    private static MigrationException unreadable(Path path, IOException cause) {
        return new MigrationException(
                ErrorCode.RESTART_POINT_MISSING, "cannot read " + path + " from here", cause);
    }
}
