package io.flinkdm.submit.operation;

import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where checkpoints and savepoints go and how wide a job is: as asked for, else as the cluster is
 * configured. Stateless.
 */
public final class ClusterDefaults {

    private static final List<String> CHECKPOINT_KEYS =
            List.of("execution.checkpointing.dir", "state.checkpoints.dir");
    private static final List<String> SAVEPOINT_KEYS =
            List.of("execution.checkpointing.savepoint-dir", "state.savepoints.dir");

    private ClusterDefaults() {}

    /**
     * The checkpoint directory.
     *
     * @param asked {@code null} when the user named none
     * @throws MigrationException when neither the user nor the cluster names one
     */
    public static String checkpoints(FlinkRest cluster, String asked) {
        String directory = asked == null ? first(cluster, CHECKPOINT_KEYS) : asked;
        if (directory == null) {
            throw new MigrationException(
                    ErrorCode.CHECKPOINT_DIR_MISSING,
                    "no directory for checkpoints is known: without one a task cannot continue"
                            + " after it ended");
        }
        return withoutSlash(directory);
    }

    /** The savepoint directory; below the checkpoint directory when nothing names one. */
    public static String savepoints(FlinkRest cluster, String asked, String checkpointDir) {
        String directory = asked == null ? first(cluster, SAVEPOINT_KEYS) : asked;
        if (directory == null) {
            return checkpoints(cluster, checkpointDir.isEmpty() ? null : checkpointDir)
                    + "/savepoints";
        }
        return withoutSlash(directory);
    }

    /** Subtasks of every operator; {@code asked} is {@code null} when the user named none. */
    public static int parallelism(FlinkRest cluster, Integer asked) {
        if (asked != null) {
            return asked;
        }
        String configured = first(cluster, List.of("parallelism.default"));
        return configured == null ? 1 : Integer.parseInt(configured.strip());
    }

    private static String first(FlinkRest cluster, List<String> keys) {
        Map<String, String> configuration = cluster.configuration();
        return keys.stream()
                .map(configuration::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static String withoutSlash(String directory) {
        return directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
    }
}
