package io.flinkdm.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The command line of the job: {@code --task FILE --source FILE [--source FILE …]}. Immutable.
 *
 * @param secretKey the file given by {@code --secret-key-path}
 * @param startTime given by {@code --start-time}
 * @param connector given by {@code --source-connector}
 */
record JobArguments(
        Path task,
        List<Path> sources,
        Optional<Path> secretKey,
        Optional<String> startTime,
        Optional<String> connector) {

    private static final String USAGE =
            "usage: flink run migration.jar --task task.yaml --source mysql-01.yaml"
                    + " [--source mysql-02.yaml …] [--secret-key-path FILE] [--start-time TIME]"
                    + " [--source-connector NAME]";

    JobArguments {
        sources = List.copyOf(sources);
    }

    static JobArguments parse(String... args) {
        List<Path> tasks = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        List<Path> keys = new ArrayList<>();
        List<String> times = new ArrayList<>();
        List<String> connectors = new ArrayList<>();
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            Consumer<String> values =
                    switch (option) {
                        case "--task" -> value -> tasks.add(Path.of(value));
                        case "--source" -> value -> sources.add(Path.of(value));
                        case "--secret-key-path" -> value -> keys.add(Path.of(value));
                        case "--start-time" -> times::add;
                        case "--source-connector" -> connectors::add;
                        default -> throw usage("unknown argument " + option);
                    };
            if (!rest.hasNext()) {
                throw usage(option + " needs a value");
            }
            values.accept(rest.next());
        }
        boolean twice = keys.size() > 1 || times.size() > 1 || connectors.size() > 1;
        if (tasks.size() != 1 || sources.isEmpty() || twice) {
            throw usage(
                    "one --task and at least one --source are needed, at most one key, one start"
                            + " time and one connector");
        }
        return new JobArguments(
                tasks.get(0),
                sources,
                keys.stream().findFirst(),
                times.stream().findFirst(),
                connectors.stream().findFirst());
    }

    private static IllegalArgumentException usage(String problem) {
        return new IllegalArgumentException(problem + "; " + USAGE);
    }
}
