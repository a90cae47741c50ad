package io.flinkdm.config.build;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that a task or source file names: beside the one that names them, else, as in DM, in the
 * working directory. Stateless.
 */
public final class NamedFiles {

    private NamedFiles() {}

    /** The first that is there; empty when none is. */
    public static Optional<Path> find(Path namedIn, String name) {
        try {
            Path beside = namedIn.toAbsolutePath().resolveSibling(name).normalize();
            if (Files.isRegularFile(beside)) {
                return Optional.of(beside);
            }
            return Optional.of(Path.of(name).toAbsolutePath().normalize())
                    .filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
