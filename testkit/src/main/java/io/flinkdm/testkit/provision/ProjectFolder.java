package io.flinkdm.testkit.provision;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where this project is checked out: {@code FLINK_DM_HOME}, else above the code or the working
 * folder.
 */
public final class ProjectFolder {

    private ProjectFolder() {}

    public static Path find() throws UnavailableException {
        return Stream.of(
                        Optional.ofNullable(System.getenv("FLINK_DM_HOME")).map(Path::of),
                        Optional.of(Path.of("").toAbsolutePath()),
                        code())
                .flatMap(Optional::stream)
                .map(ProjectFolder::above)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnavailableException(
                                        "the flink-dm checkout was not found: set FLINK_DM_HOME"));
    }

    private static Optional<Path> above(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("mvnw"))
                    && Files.isRegularFile(folder.resolve("testkit/tidb/go.mod"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> code() {
        try {
            return Optional.of(
                    Path.of(
                            ProjectFolder.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
