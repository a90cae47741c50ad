package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.testkit.process.LogFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    private static final int LONGEST_PAUSE_MS = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Server(value = ServerKind.MYSQL_80, name = "faults")
    static TestServer mysql;

    @Server(value = ServerKind.TIDB, name = "faults")
    static TestServer tidb;

    @TempDir static Path folder;

    private static FlinkCluster flink;
    private static int taskManager;

    @BeforeAll
    static void start() throws Exception {
        flink =
                FlinkCluster.start(
                        1,
                        TASKS * SLOTS,
                        Map.of(
                                "heartbeat.interval", "1000",
                                "heartbeat.timeout", "8000",
                                "taskmanager.memory.process.size", "2400m"));
    }

    @AfterAll
    static void stop() {
        if (flink != null) {
            flink.close();
        }
    }

    @Test
    void losesAndDoublesNothing() throws Exception {
        long first = Long.getLong("faults.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        List<String> unequal = new ArrayList<>();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            long began = System.nanoTime();
            round(seed, unequal);
            System.out.printf(
                    "[faults] -Dfaults.seed=%d, %d tasks, %d s, %d unequal so far%n",
                    seed,
                    TASKS,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    unequal.size());
        }
        assertThat(unequal).isEmpty();
    }

    private static void round(long seed, List<String> unequal) throws Exception {
        List<FaultyMigration> tasks = new ArrayList<>();
        try {
            for (int i = 0; i < TASKS; i++) {
                tasks.add(FaultyMigration.of(seed * TASKS + i, mysql, tidb, folder, flink.rest()));
            }
            for (FaultyMigration task : tasks) {
                task.start();
            }
            breakThings(tasks, new Random(seed));
            // a task has caught up with its source, all of it, or not
            tasks.forEach(FaultyMigration::stopTraffic);
            for (FaultyMigration task : tasks) {
                compare(seed, task, unequal);
            }
        } finally {
            for (FaultyMigration task : tasks) {
                task.close();
            }
        }
    }

    private static void breakThings(List<FaultyMigration> tasks, Random random) throws Exception {
        int faults = 4 + random.nextInt(8);
        for (int i = 0; i < faults; i++) {
            await().pollDelay(Duration.ofMillis(1 + random.nextInt(LONGEST_PAUSE_MS)))
                    .atMost(PATIENCE)
                    .until(() -> true);
            int dice = random.nextInt(20);
            if (dice < 4) {
                say("TaskManager killed");
                flink.killTaskManager(taskManager);
                taskManager = flink.startTaskManager();
            } else if (dice < 6) {
                say("source killed");
                mysql.kill();
                mysql.restart();
            } else if (dice < 7) {
                say("target killed");
                tidb.kill();
                tidb.restart();
            } else if (dice < 8) {
                say("JobManager killed");
                flink.killJobManager();
                flink.restartJobManager();
                tasks.forEach(FaultyMigration::resume);
            } else {
                tasks.get(random.nextInt(tasks.size())).breakOne();
            }
        }
    }

    private static void compare(long seed, FaultyMigration task, List<String> unequal)
            throws Exception {
        try {
            task.assertEqual();
            say("equal, " + task);
        } catch (AssertionError | RuntimeException e) {
            Path logs = Files.createDirectories(Path.of("target", "faults", String.valueOf(seed)));
            for (LogFile log : flink.logs()) {
                Files.writeString(logs.resolve(log.path().getFileName().toString()), log.text());
            }
            String report = task + "\n" + e.getMessage() + "\n" + task.status();
            say("NOT EQUAL, " + report);
            unequal.add(report);
        }
    }

    private static void say(String line) {
        System.out.println("[faults] " + line);
    }
}
