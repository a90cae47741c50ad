package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The jars of a Flink distribution: of {@code FLINK_HOME}, else of the package that carries them to
 * Python's users. Immutable.
 */
public record FlinkDistribution(Path home) {

    private static final String VERSION = "1.20.5";

    /** Finds or fetches it. */
    public static FlinkDistribution find(Consumer<String> say)
            throws IOException, UnavailableException {
        String chosen = System.getenv("FLINK_HOME");
        if (chosen != null && !chosen.isEmpty()) {
            return new FlinkDistribution(Path.of(chosen));
        }
        return new FlinkDistribution(
                Cache.ofUser()
                        .entry(
                                "flink-" + VERSION,
                                unfinished -> {
                                    fetch(unfinished);
                                    say.accept("fetched Flink " + VERSION);
                                }));
    }

    private static void fetch(Path folder) throws IOException, UnavailableException {
        String name = "apache_flink_libraries-" + VERSION + ".tar.gz";
        Path archive = Files.createTempFile("flink-dm-", ".tar.gz");
        try {
            PythonIndex.configured().download("apache-flink-libraries", name, archive);
            // the archive holds VERSION/deps/{lib,opt,bin,plugins}
            Archive.untar(archive, folder, 2);
        } finally {
            Files.delete(archive);
        }
    }

    /** For a Java class path. */
    public String classPath() {
        return home.resolve("lib") + "/*";
    }

    /** Flink's calculator of memory parameters. */
    public Path javaUtils() {
        return home.resolve("bin/bash-java-utils.jar");
    }
}
