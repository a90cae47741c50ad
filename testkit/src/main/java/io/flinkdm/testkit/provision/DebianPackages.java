package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian packages, fetched with the machine's own package source and unpacked into a folder;
 * nothing is installed, so no rights are needed and the system stays as it is.
 */
final class DebianPackages {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private DebianPackages() {}

    /** Unpacks the packages into one folder. */
    static void unpack(List<String> packages, Path folder)
            throws IOException, UnavailableException {
        if (Command.find("apt-get") == null) {
            throw new UnavailableException(
                    "this is no Debian system: install what holds " + String.join(", ", packages));
        }
        Path downloads = Files.createDirectories(folder.resolve("packages"));
        download(packages, downloads);
        try (Stream<Path> debs = Files.list(downloads)) {
            for (Path deb : (Iterable<Path>) debs::iterator) {
                Archive.undeb(deb, folder);
            }
        }
    }

    private static void download(List<String> packages, Path folder)
            throws IOException, UnavailableException {
        Command download =
                new Command(
                        Stream.concat(Stream.of("apt-get", "-qq", "download"), packages.stream())
                                .toList(),
                        folder,
                        java.util.Map.of());
        try {
            download.run(PATIENCE);
        } catch (UnavailableException staleLists) {
            if (!User.isRoot()) {
                throw staleLists;
            }
            Command.of(folder, "apt-get", "-qq", "update").run(PATIENCE);
            download.run(PATIENCE);
        }
    }
}
