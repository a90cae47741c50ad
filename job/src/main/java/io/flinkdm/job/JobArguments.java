package io.flinkdm.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line of the job: {@code --task FILE --source FILE [--source FILE …]}. Immutable.
 *
 * @param secretKey the file given by {@code --secret-key-path}
 */
record JobArguments(Path task, List<Path> sources, Optional<Path> secretKey) {

    private static final String USAGE =
            "usage: flink run migration.jar --task task.yaml --source mysql-01.yaml"
                    + " [--source mysql-02.yaml …] [--secret-key-path FILE]";

    JobArguments {
        sources = List.copyOf(sources);
    }

    static JobArguments parse(String... args) {
        List<Path> tasks = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        List<Path> keys = new ArrayList<>();
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            List<Path> files =
                    switch (option) {
                        case "--task" -> tasks;
                        case "--source" -> sources;
                        case "--secret-key-path" -> keys;
                        default -> throw usage("unknown argument " + option);
                    };
            if (!rest.hasNext()) {
                throw usage(option + " needs a file");
            }
            files.add(Path.of(rest.next()));
        }
        if (tasks.size() != 1 || sources.isEmpty() || keys.size() > 1) {
            throw usage("one --task and at least one --source are needed, at most one key");
        }
        return new JobArguments(tasks.get(0), sources, keys.stream().findFirst());
    }

    private static IllegalArgumentException usage(String problem) {
        return new IllegalArgumentException(problem + "; " + USAGE);
    }
}
