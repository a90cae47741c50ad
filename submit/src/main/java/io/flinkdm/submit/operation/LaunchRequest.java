package io.flinkdm.submit.operation;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How a task is to be launched; what is {@code null} the user left open. Immutable.
 *
 * @param jar the job's code
 * @param checkpointDir where checkpoints go
 * @param from the restart point
 * @param parallelism subtasks of every operator
 */
public record LaunchRequest(Path jar, String checkpointDir, String from, Integer parallelism) {

    public LaunchRequest {
        Objects.requireNonNull(jar, "jar");
    }
}
