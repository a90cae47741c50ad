package io.flinkdm.testkit.server;

import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.provision.Command;
import io.flinkdm.testkit.provision.ServerProgram;
import io.flinkdm.testkit.provision.UnavailableException;
import io.flinkdm.testkit.provision.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MySQL with row-based binlog and GTIDs, the root account without a password. Immutable. */
public final class MySqlSetup implements ServerSetup {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> REPLICATION =
            List.of("--gtid-mode=ON", "--enforce-gtid-consistency=ON", "--log-bin=mysql-bin");

    private final ServerProgram program;
    private final Path folder;
    private final int port;
    private final List<String> ofVersion;
    private final List<String> options;

    private MySqlSetup(
            ServerProgram program,
            Path folder,
            int port,
            List<String> ofVersion,
            List<String> options) {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.ofVersion = ofVersion;
        this.options = List.copyOf(options);
    }

    /** 8.0 and later. */
    public static MySqlSetup mysql80(
            ServerProgram program, Path folder, int port, List<String> options) {
        return new MySqlSetup(program, folder, port, List.of("--mysqlx=OFF"), options);
    }

    public static MySqlSetup mysql57(
            ServerProgram program, Path folder, int port, List<String> options) {
        return new MySqlSetup(program, folder, port, List.of(), options);
    }

    @Override
    public void initialise() throws IOException, UnavailableException {
        new RunFolder(folder).folder("data");
        if (User.isRoot()) {
            User.giveAway(folder);
        }
        List<String> command = base();
        command.add("--initialize-insecure");
        // MySQL 8.0 never changes its mind about it
        options.stream()
                .filter(option -> option.startsWith("--lower-case-table-names"))
                .forEach(command::add);
        new Command(command, folder, environment()).run(PATIENCE);
    }

    @Override
    public List<String> command() {
        List<String> command = base();
        command.addAll(CommonOptions.of(folder, port));
        command.addAll(REPLICATION);
        command.addAll(ofVersion);
        command.addAll(options);
        return command;
    }

    private List<String> base() {
        List<String> command = new ArrayList<>(program.command());
        command.add("--no-defaults");
        command.add("--basedir=" + program.home());
        command.add("--lc-messages-dir=" + messages());
        command.add("--datadir=" + folder.resolve("data"));
        command.addAll(CommonOptions.user());
        return command;
    }

    /** Debian's folder, or that of the jars, which leave out the subfolder of the language. */
    private Path messages() {
        Path ofDebian = program.home().resolve("share/mysql");
        return Files.isDirectory(ofDebian) ? ofDebian : program.home().resolve("share");
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
