package io.flinkdm.testkit.server;

import io.flinkdm.testkit.process.FreePorts;
import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.provision.ServerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * TiDB on its embedded store. That store keeps acknowledged transactions over a kill only when each
 * stays in one region and commits in one phase, hence the settings. Options are texts that follow
 * in its configuration file. Immutable.
 */
public final class TidbSetup implements ServerSetup {

    private final ServerProgram program;
    private final Path folder;
    private final int port;
    private final int statusPort = FreePorts.next();
    private final List<String> options;

    public TidbSetup(ServerProgram program, Path folder, int port, List<String> options) {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.options = List.copyOf(options);
    }

    @Override
    public void initialise() throws IOException {
        new RunFolder(folder).folder("data");
        Files.writeString(
                folder.resolve("tidb.toml"),
                """
                split-table = false
                socket = ""
                temp-dir = "%1$s/temp"
                tmp-storage-path = "%1$s/temp-storage"
                [log]
                level = "warn"
                [log.file]
                filename = "%1$s/tidb.log"
                """
                                .formatted(folder)
                        + String.join("\n", options));
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(program.command());
        command.addAll(
                List.of(
                        "-config=" + folder.resolve("tidb.toml"),
                        "-store=unistore",
                        "-path=" + folder.resolve("data"),
                        "-host=127.0.0.1",
                        "-advertise-address=127.0.0.1",
                        "-P=" + port,
                        "-status-host=127.0.0.1",
                        "-status=" + statusPort));
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return program.environment();
    }

    @Override
    public void configure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET GLOBAL tidb_enable_1pc = ON");
            statement.execute("SET GLOBAL tidb_txn_commit_batch_size = 1073741824");
        }
    }
}
