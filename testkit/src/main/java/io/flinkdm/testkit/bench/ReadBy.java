package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.provision.ProjectFolder;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What reads the source in a job. Immutable.
 *
 * @param options of {@code flink run}
 * @param arguments of the job
 * @param rowsRead the metric that counts rows
 */
record ReadBy(Path jar, List<String> options, List<String> arguments, String rowsRead) {

    private static final String SOURCE = "Source__source_bench.";

    /** The job's own readers. */
    static ReadBy own() throws UnavailableException {
        return new ReadBy(
                built("job/target/migration.jar"), List.of(), List.of(), SOURCE + "rowsRead");
    }

    /** The connector they are compared with, which counts as Flink does. */
    static ReadBy flinkCdc() throws IOException, UnavailableException {
        return new ReadBy(
                built("flink-cdc/target/migration-flink-cdc.jar"),
                onClassPath(built("flink-cdc/target/driver")),
                List.of("--source-connector", "flink-cdc"),
                SOURCE + "numRecordsOut");
    }

    private static List<String> onClassPath(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.flatMap(jar -> Stream.of("-C", jar.toUri().toString())).toList();
        }
    }

    private static Path built(String path) throws UnavailableException {
        return ProjectFolder.find().resolve(path);
    }
}
