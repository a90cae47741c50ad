package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacking, with the system's {@code tar} and {@code dpkg-deb}. */
final class Archive {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Archive() {}

    /** Unpacks a {@code .tar.gz}, leaving out that many leading folders of its paths. */
    static void untar(Path archive, Path folder, int strip)
            throws IOException, UnavailableException {
        Files.createDirectories(folder);
        Command.of(
                        folder,
                        "tar",
                        "-xzf",
                        archive.toString(),
                        "--no-same-owner",
                        "--strip-components=" + strip)
                .run(PATIENCE);
    }

    static void undeb(Path deb, Path folder) throws IOException, UnavailableException {
        Files.createDirectories(folder);
        Command.of(folder, "dpkg-deb", "-x", deb.toString(), folder.toString()).run(PATIENCE);
    }

    /** Unpacks what lies below that folder of a jar. */
    static void unzip(Path jar, String inside, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(inside)) {
                    Path file = folder.resolve(entry.getName().substring(inside.length()));
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    /** A jar does not say which of its files are programs. */
    static void makeExecutable(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    static void copyOut(Path jar, String entryName, Path file) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(entryName);
            try (InputStream content = zip.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
    }
}
