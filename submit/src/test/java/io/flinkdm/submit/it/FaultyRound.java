package io.flinkdm.submit.it;

import io.flinkdm.submit.it.Processes.Victim;
import io.flinkdm.testkit.FlinkCluster;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Some tasks at a time whose networks break and whose processes are killed, from the start of the
 * tasks to the comparison of all they copied. One thread.
 */
final class FaultyRound {

    /** A dead process is noticed soon, and the restart does not wait for long. */
    static final Map<String, String> NOTICED_SOON =
            Map.of(
                    "heartbeat.interval", "1000",
                    "heartbeat.timeout", "8000",
                    "restart-strategy.exponential-delay.initial-backoff", "100 ms",
                    "restart-strategy.exponential-delay.max-backoff", "1 s");

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);
    private static final int FEWEST_FAULTS = 4;
    private static final int MORE_FAULTS = 8;

    private final long seed;
    private final FlinkCluster flink;
    private final TestServer source;
    private final TestServer target;
    private final List<FaultyMigration> tasks = new ArrayList<>();
    private final Map<Victim, Integer> struck = new EnumMap<>(Victim.class);
    private final List<String> unequal = new ArrayList<>();
    private final Stopwatch time = new Stopwatch();

    FaultyRound(long seed, FlinkCluster flink, TestServer source, TestServer target) {
        this.seed = seed;
        this.flink = flink;
        this.source = source;
        this.target = target;
    }

    /** Runs so many tasks; what is told of those whose copy differs. */
    List<String> run(int count, Path folder) throws Exception {
        try {
            for (int i = 0; i < count; i++) {
                tasks.add(
                        FaultyMigration.of(seed * count + i, source, target, folder, flink.rest()));
            }
            time.lap("tables");
            Together.each(tasks, FaultyMigration::start);
            time.lap("start");
            breakThings();
            time.lap("faults");
            Together.each(tasks, this::compare);
            time.lap("end");
        } finally {
            Together.each(tasks, FaultyMigration::close);
        }
        time.lap("removal");
        say(
                "-Dfaults.seed=%d, %s, %d tasks, %s, %s"
                        .formatted(seed, source.kind(), count, struck, time));
        return unequal;
    }

    private void breakThings() {
        Random random = new Random(seed);
        List<Migration> migrations = tasks.stream().map(FaultyMigration::migration).toList();
        Processes processes =
                new Processes(
                        flink,
                        source,
                        target,
                        () -> Together.each(migrations, Migration::resume),
                        dice -> tasks.get(dice.nextInt(tasks.size())).breakOne());
        int faults = FEWEST_FAULTS + random.nextInt(MORE_FAULTS);
        for (int i = 0; i < faults; i++) {
            Pause.upTo(LONGEST_PAUSE, random);
            Victim victim = victim(random.nextInt(20));
            struck.merge(victim, 1, Integer::sum);
            processes.strike(victim, random);
        }
    }

    private static Victim victim(int dice) {
        return switch (dice) {
            case 0, 1, 2 -> Victim.TASK_MANAGER;
            case 3 -> Victim.HUNG_TASK_MANAGER;
            case 4, 5 -> Victim.SOURCE;
            case 6 -> Victim.TARGET;
            case 7 -> Victim.JOB_MANAGER;
            default -> Victim.NETWORK;
        };
    }

    /** A task has caught up with its source, all of it, or not. */
    private void compare(FaultyMigration task) throws IOException {
        try {
            task.stopTraffic();
            task.awaitSynced();
            task.assertEqual();
            say("equal, " + task);
        } catch (Exception | AssertionError e) {
            report(task, e);
        }
    }

    private synchronized void report(FaultyMigration task, Throwable e) throws IOException {
        Path logs = Files.createDirectories(Path.of("target", "faults", String.valueOf(seed)));
        for (LogFile log : flink.logs()) {
            Files.writeString(logs.resolve(log.path().getFileName().toString()), log.text());
        }
        String report = task + "\n" + e.getMessage() + "\n" + task.status();
        say("NOT EQUAL, " + report);
        unequal.add(report);
    }

    private static void say(String line) {
        System.out.println("[faults] " + line);
    }
}
