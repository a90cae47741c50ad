package io.flinkdm.submit.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the code of a job is: as asked, else where the build puts it. Stateless. */
final class JobJars {

    /** The connector that has a jar of its own. */
    private static final String FLINK_CDC = "flink-cdc";

    private JobJars() {}

    static List<Path> of(LaunchRequest request, String connector) {
        List<Path> jars = new ArrayList<>();
        jars.add(request.jar() == null ? built(connector) : request.jar());
        jars.addAll(request.libraries());
        return jars;
    }

    private static Path built(String connector) {
        Path home = Path.of(System.getProperty("dm.home", "."));
        return FLINK_CDC.equals(connector)
                ? home.resolve("flink-cdc/target/migration-flink-cdc.jar")
                : home.resolve("job/target/migration.jar");
    }
}
