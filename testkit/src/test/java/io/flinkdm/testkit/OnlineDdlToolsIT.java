package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.process.ChildProcess;
import io.flinkdm.testkit.provision.Programs;
import io.flinkdm.testkit.provision.ServerProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tools are there and run. */
@ExtendWith(TestServers.class)
class OnlineDdlToolsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Programs programs = new Programs(line -> System.out.println("[testkit] " + line));

    @TempDir Path folder;

    private String help(ServerProgram program) throws Exception {
        List<String> command = new ArrayList<>(program.command());
        command.add("--help");
        ChildProcess process =
                ChildProcess.start(
                        command, program.environment(), folder, folder.resolve("out.log"));
        process.await(PATIENCE);
        return process.log().text();
    }

    @Test
    void ghost() throws Exception {
        assertThat(help(programs.ghost())).contains("-cut-over");
    }

    @Test
    void ptOnlineSchemaChange() throws Exception {
        assertThat(help(programs.ptOnlineSchemaChange())).contains("--alter-foreign-keys-method");
    }
}
