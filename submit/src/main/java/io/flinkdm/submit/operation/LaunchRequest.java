package io.flinkdm.submit.operation;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a task is to be launched; what is {@code null} the user left open. Immutable.
 *
 * @param jar the job's code
 * @param libraries jars it needs besides
 * @param connector what reads the sources
 * @param checkpointDir where checkpoints go
 * @param from the restart point; {@code ""} for none although there may be one
 * @param parallelism subtasks of every operator
 */
public record LaunchRequest(
        Path jar,
        List<Path> libraries,
        String connector,
        String checkpointDir,
        String from,
        Integer parallelism) {

    public LaunchRequest {
        libraries = List.copyOf(libraries);
    }

    /**
     * From the place the plan itself names.
     *
     * @throws MigrationException 52013 when a restart point was asked for
     */
    public LaunchRequest fromNowhere() {
        if (from != null) {
            throw new MigrationException(
                    ErrorCode.START_TIME_INVALID,
                    "--start-time and --from both say where to begin; give one");
        }
        return new LaunchRequest(jar, libraries, connector, checkpointDir, "", parallelism);
    }
}
