package io.flinkdm.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for what one server or cluster writes; removed when closed, at the latest when this JVM
 * ends. Immutable.
 */
public record RunFolder(Path path) implements AutoCloseable {

    /** A new empty folder that other users of this machine can enter. */
    public static RunFolder create(String name) throws IOException {
        // short: the path of a socket inside has 107 characters at most
        Path path = Files.createTempDirectory("flink-dm-" + name + "-");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        Reaper.folder(path);
        return new RunFolder(path);
    }

    /** Makes a folder inside. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    @Override
    public void close() {
        delete(path);
    }

    /** Removes a folder with all it holds; nothing happens when there is none. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
