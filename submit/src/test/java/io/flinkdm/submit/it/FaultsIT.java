package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many short runs: tables of random shapes, random writes, networks cut in the middle of a packet
 * or hanging, processes killed; source and target are equal each time. Some tasks run at a time and
 * share the processes that are killed. {@code -Dfaults.rounds} says how often, {@code
 * -Dfaults.seed} repeats a round.
 */
@ExtendWith(TestServers.class)
class FaultsIT {

    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
    private static final int TASKS = Integer.getInteger("faults.tasks", 4);
    private static final int SLOTS = 2;

    /** One of them stands by. */
    private static final int TASK_MANAGERS = 2;

    /** Classes are loaded once for all tasks. */
    static final Map<String, String> CHEAP =
            Map.of(
                    "taskmanager.memory.process.size", "2400m",
                    "classloader.resolve-order", "parent-first");

    @Server(value = ServerKind.TIDB, name = "faults")
    static TestServer tidb;

    @TempDir static Path folder;

    private static final Sources SOURCES = new Sources();
    private static FlinkCluster flink;

    @BeforeAll
    static void start() throws Exception {
        Path job = Path.of(System.getProperty("dm.home"), "job", "target", "migration.jar");
        Map<String, String> settings = new HashMap<>(FaultyRound.NOTICED_SOON);
        settings.putAll(CHEAP);
        flink = FlinkCluster.start(TASK_MANAGERS, TASKS * SLOTS, settings, List.of(job));
    }

    @AfterAll
    static void stop() {
        if (flink != null) {
            flink.close();
        }
        SOURCES.close();
    }

    @Test
    void losesAndDoublesNothing() throws Exception {
        long first = Long.getLong("faults.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        List<String> unequal = new ArrayList<>();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            FaultyRound round = new FaultyRound(seed, flink, SOURCES.of(seed), tidb);
            unequal.addAll(round.run(TASKS, folder));
            System.out.println("[faults] " + unequal.size() + " unequal so far");
        }
        assertThat(unequal).isEmpty();
    }
}
