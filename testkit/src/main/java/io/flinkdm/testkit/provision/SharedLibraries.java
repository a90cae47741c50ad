package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shared libraries a server wants and this system may lack. */
final class SharedLibraries {

    // newer Debian releases renamed the package and the file of libaio with their 64-bit time_t
    private static final Map<String, List<String>> PACKAGES =
            Map.of(
                    "libaio.so.1", List.of("libaio1", "libaio1t64"),
                    "libnuma.so.1", List.of("libnuma1"),
                    "liburing.so.2", List.of("liburing2"),
                    "libpcre2-8.so.0", List.of("libpcre2-8-0"),
                    "libsnappy.so.1", List.of("libsnappy1v5"),
                    "libsystemd.so.0", List.of("libsystemd0"),
                    "libssl.so.3", List.of("libssl3", "libssl3t64"),
                    "libcrypto.so.3", List.of("libssl3", "libssl3t64"));

    private SharedLibraries() {}

    /** A search path with what the program lacks; empty when it lacks nothing. */
    static List<Path> provide(Path program, Cache cache, Consumer<String> say)
            throws IOException, UnavailableException {
        List<Path> folders = new ArrayList<>();
        for (String library : missing(program)) {
            Path folder =
                    cache.entry(
                            "lib/" + library,
                            unfinished -> {
                                fetch(library, program, unfinished);
                                say.accept("fetched " + library + " for " + program.getFileName());
                            });
            folders.add(folder.resolve("found"));
        }
        return folders;
    }

    private static List<String> missing(Path program) throws IOException, UnavailableException {
        return Command.of(Path.of("/"), "ldd", program.toString())
                .run(Duration.ofMinutes(1))
                .lines()
                .filter(line -> line.contains("not found"))
                .map(line -> line.strip().split(" ")[0])
                .toList();
    }

    private static void fetch(String library, Path program, Path folder)
            throws IOException, UnavailableException {
        List<String> names = PACKAGES.get(library);
        if (names == null) {
            throw new UnavailableException(program.getFileName() + " needs " + library);
        }
        UnavailableException last = null;
        for (String name : names) {
            try {
                DebianPackages.unpack(List.of(name), folder);
                link(library, folder);
                return;
            } catch (UnavailableException e) {
                last = e;
            }
        }
        throw new UnavailableException(
                program.getFileName()
                        + " needs "
                        + library
                        + ", package "
                        + names.get(0)
                        + ": "
                        + last.getMessage(),
                last);
    }

    private static void link(String library, Path folder) throws IOException, UnavailableException {
        String name = library.substring(0, library.indexOf(".so"));
        Path found = Files.createDirectories(folder.resolve("found"));
        try (Stream<Path> files = Files.walk(folder)) {
            Optional<Path> file =
                    files.filter(Files::isRegularFile)
                            .filter(path -> path.getFileName().toString().startsWith(name + ".so"))
                            .sorted()
                            .findFirst();
            Files.copy(
                    file.orElseThrow(
                            () -> new UnavailableException("no " + library + " in its package")),
                    found.resolve(library));
        }
    }

    /** For the environment variable {@code LD_LIBRARY_PATH}. */
    static String searchPath(List<Path> folders) {
        return folders.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
