package io.flinkdm.testkit.server;

import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.provision.Command;
import io.flinkdm.testkit.provision.ServerProgram;
import io.flinkdm.testkit.provision.UnavailableException;
import io.flinkdm.testkit.provision.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** MariaDB with row-based binlog, the root account without a password. Immutable. */
public final class MariaDbSetup implements ServerSetup {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SYSTEM_SCRIPTS =
            List.of("_system_tables.sql", "_performance_tables.sql", "_system_tables_data.sql");

    private final ServerProgram program;
    private final Path folder;
    private final int port;
    private final List<String> options;

    public MariaDbSetup(ServerProgram program, Path folder, int port, List<String> options) {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.options = List.copyOf(options);
    }

    @Override
    public void initialise() throws IOException, UnavailableException {
        new RunFolder(folder).folder("data/mysql");
        Path script = folder.resolve("bootstrap.sql");
        Files.writeString(script, bootstrapScript(), StandardCharsets.UTF_8);
        if (User.isRoot()) {
            User.giveAway(folder);
        }
        List<String> command = base();
        command.addAll(List.of("--bootstrap", "--log-warnings=0", "--max-allowed-packet=8M"));
        new Command(fromFile(command, script), folder, environment()).run(PATIENCE);
    }

    /** What {@code mariadb-install-db} feeds the server, with root's password left empty. */
    private String bootstrapScript() throws IOException {
        StringBuilder script =
                new StringBuilder(
                        """
                        create database if not exists mysql;
                        use mysql;
                        set @auth_root_authentication_plugin='mysql_native_password';
                        set @auth_root_socket=NULL;
                        set @skip_auth_anonymous=1;
                        """);
        Path share = share();
        // MariaDB 11 gave the scripts its own name
        String prefix =
                Files.exists(share.resolve("mariadb" + SYSTEM_SCRIPTS.get(0)))
                        ? "mariadb"
                        : "mysql";
        for (String name : SYSTEM_SCRIPTS) {
            script.append(Files.readString(share.resolve(prefix + name)));
        }
        return script.toString();
    }

    /** Debian's folder of scripts and messages, by its old or new name, or that of the jars. */
    private Path share() {
        Path share = program.home().resolve("share");
        return Stream.of(share.resolve("mariadb"), share.resolve("mysql"))
                .filter(folder -> Files.isDirectory(folder.resolve("english")))
                .findFirst()
                .orElse(share);
    }

    private static List<String> fromFile(List<String> command, Path input) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <\"$0\""));
        words.add(input.toString());
        words.addAll(command);
        return words;
    }

    @Override
    public List<String> command() {
        List<String> command = base();
        command.addAll(CommonOptions.of(folder, port));
        command.add("--log-bin=mysql-bin");
        // MariaDB 11.4 makes a key of 4096 bits at each start, for up to half a minute
        command.add("--skip-ssl");
        command.addAll(options);
        return command;
    }

    private List<String> base() {
        List<String> command = new ArrayList<>(program.command());
        command.add("--no-defaults");
        command.add("--basedir=" + program.home());
        command.add("--lc-messages-dir=" + share());
        command.add("--plugin-dir=" + program.home().resolve("lib/mysql/plugin"));
        command.add("--datadir=" + folder.resolve("data"));
        command.addAll(CommonOptions.user());
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return program.environment();
    }

    @Override
    public void configure(Connection connection) {
        // everything is on the command line
    }
}
