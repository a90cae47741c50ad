package io.flinkdm.testkit.provision;

import io.flinkdm.testkit.process.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Programs of another Debian release than this machine's: unpacked with everything they depend on,
 * the C library too, and run through the loader among it, so neither an installation nor a change
 * of root is needed. The machine's own apt fetches from the machine's own mirror, but with a state
 * of its own. Immutable.
 */
record DebianRelease(String name) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    /** Unpacks a package and its dependencies into a folder that looks like a small root. */
    void unpack(String wanted, Path folder) throws IOException, UnavailableException {
        Path apt = folder.resolve("apt");
        Files.createDirectories(apt.resolve("state/lists/partial"));
        Files.createDirectories(apt.resolve("cache/archives/partial"));
        // nothing is installed there, so all dependencies come along
        Files.createFile(apt.resolve("status"));
        Files.writeString(apt.resolve("sources.list"), source());
        apt(apt, "update");
        apt(apt, "--no-install-recommends", "--download-only", "install", wanted);
        try (Stream<Path> files = Files.list(apt.resolve("cache/archives"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".deb")) {
                    Archive.undeb(file, folder);
                }
            }
        }
        RunFolder.delete(apt);
    }

    private String source() throws IOException, UnavailableException {
        String key = Files.exists(KEYRING) ? "[signed-by=" + KEYRING + "] " : "";
        return "deb " + key + mirror() + " " + name + " main\n";
    }

    private static String mirror() throws IOException, UnavailableException {
        if (Command.find("apt-get") == null) {
            throw new UnavailableException("it comes from Debian, and this is no Debian system");
        }
        List<String> mirrors = mirrors();
        if (mirrors.isEmpty() && User.isRoot()) {
            Command.of(Path.of("/"), "apt-get", "-qq", "update").run(PATIENCE);
            mirrors = mirrors();
        }
        return mirrors.stream()
                .findFirst()
                .orElseThrow(
                        () -> new UnavailableException("this machine has no mirror of Debian set"));
    }

    private static List<String> mirrors() throws IOException, UnavailableException {
        return Command.of(
                        Path.of("/"),
                        "apt-get",
                        "indextargets",
                        "--format",
                        "$(SITE)",
                        "Label: Debian",
                        "Created-By: Packages")
                .run(PATIENCE)
                .lines()
                .filter(line -> line.contains("://"))
                .toList();
    }

    private static void apt(Path folder, String... words) throws IOException, UnavailableException {
        List<String> command = new ArrayList<>(List.of("apt-get", "-qq", "-y"));
        Map.of(
                        "Dir::State",
                        folder + "/state",
                        "Dir::State::status",
                        folder + "/status",
                        "Dir::Cache",
                        folder + "/cache",
                        "Dir::Log",
                        folder + "/log",
                        "Dir::Etc::SourceList",
                        folder + "/sources.list",
                        "Dir::Etc::SourceParts",
                        "/dev/null",
                        "Dir::Etc::PreferencesParts",
                        "/dev/null",
                        "Acquire::Languages",
                        "none",
                        "APT::Sandbox::User",
                        "",
                        "Debug::NoLocking",
                        "1")
                .forEach((key, value) -> command.addAll(List.of("-o", key + "=" + value)));
        // hooks of the machine's own apt have nothing to say here
        for (String hook : List.of("Pre-Invoke", "Post-Invoke", "Post-Invoke-Success")) {
            command.addAll(List.of("-o", "APT::Update::" + hook + "="));
        }
        command.addAll(List.of(words));
        new Command(command, folder, Map.of()).run(PATIENCE);
    }

    /** A program unpacked before. */
    static ServerProgram program(Path folder, String executable)
            throws IOException, UnavailableException {
        Path loader = loader(folder);
        // releases before the merge of /lib and /usr/lib have libraries in both
        Path libraries = loader.getParent().getFileName();
        return new ServerProgram(
                List.of(
                        loader.toString(),
                        "--library-path",
                        SharedLibraries.searchPath(
                                List.of(
                                        folder.resolve("lib").resolve(libraries),
                                        folder.resolve("usr/lib").resolve(libraries))),
                        folder.resolve(executable).toString()),
                folder.resolve("usr"),
                Map.of());
    }

    /** It lies beside the C library, in the folder of the machine's kind. */
    private static Path loader(Path folder) throws IOException, UnavailableException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("ld-linux.*\\.so\\.\\d"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow(() -> new UnavailableException("no loader in " + folder));
        }
    }
}
