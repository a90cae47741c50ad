package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A jar of the Maven repository, fetched by this project's Maven wrapper, so that mirrors, proxies
 * and the local repository are the user's own. Immutable.
 */
public record MavenJar(String group, String artifact, String version) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Copies the jar into the folder and returns its path. */
    public Path copyInto(Path folder) throws IOException, UnavailableException {
        Path project = ProjectFolder.find();
        Command.of(
                        project,
                        project.resolve("mvnw").toString(),
                        "-q",
                        "-B",
                        "-N",
                        "dependency:copy",
                        "-Dartifact=" + group + ":" + artifact + ":" + version,
                        "-DoutputDirectory=" + folder)
                .run(PATIENCE);
        Path jar = folder.resolve(artifact + "-" + version + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new UnavailableException("Maven did not deliver " + jar.getFileName());
        }
        return jar;
    }
}
