package io.flinkdm.cdc;

import io.flinkdm.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code dm}, each call a process of its own. One thread. */
final class DmProcess {

    private static final Path PROGRAM = Path.of("../submit/bin/dm").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final Map<String, String> environment;
    private int calls;

    DmProcess(Path home, String flinkRest) {
        this.home = home;
        this.environment = Map.of("DM_HOME", home.toString(), "FLINK_REST", flinkRest);
    }

    /** What it prints. */
    String run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(words));
        ChildProcess dm =
                ChildProcess.start(
                        command, environment, home, home.resolve("dm-" + calls++ + ".log"));
        dm.await(PATIENCE);
        return dm.log().text();
    }
}
