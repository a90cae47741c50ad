package io.flinkdm.submit.task;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A task file and its source files. Immutable. */
public record TaskFiles(Path task, List<Path> sources) {

    public TaskFiles {
        Objects.requireNonNull(task, "task");
        sources = List.copyOf(sources);
    }
}
