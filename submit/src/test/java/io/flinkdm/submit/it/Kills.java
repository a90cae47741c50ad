package io.flinkdm.submit.it;

import static org.awaitility.Awaitility.await;

import io.flinkdm.testkit.FlinkCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Kills processes of a migration with {@code kill -9}, one after the other at random moments, and
 * brings each back as an operator's supervisor would. The seed decides order and moments.
 */
final class Kills {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SHORTEST_MS = 500;
    private static final int LONGEST_MS = 7_000;

    private final FlinkCluster flink;
    private final Migration migration;
    private final Random random;
    private int taskManager;
    private final long startedAt = System.nanoTime();

    Kills(FlinkCluster flink, Migration migration, long seed) {
        this.flink = flink;
        this.migration = migration;
        this.random = new Random(seed);
    }

    /** What can be killed. */
    enum Victim {
        TASK_MANAGER,
        JOB_MANAGER,
        SOURCE,
        TARGET
    }

    /** So many kills of Flink's processes, of the source and of the target, in random order. */
    void run(int ofFlink, int ofSource, int ofTarget) throws Exception {
        List<Victim> victims = new ArrayList<>();
        for (int i = 0; i < ofFlink; i++) {
            victims.add(i % 3 == 2 ? Victim.JOB_MANAGER : Victim.TASK_MANAGER);
        }
        victims.addAll(Collections.nCopies(ofSource, Victim.SOURCE));
        victims.addAll(Collections.nCopies(ofTarget, Victim.TARGET));
        Collections.shuffle(victims, random);
        for (Victim victim : victims) {
            int waitMs = SHORTEST_MS + random.nextInt(LONGEST_MS - SHORTEST_MS);
            await().pollDelay(Duration.ofMillis(waitMs)).atMost(PATIENCE).until(() -> true);
            String unit = unit();
            kill(victim);
            say(victim + " killed in " + unit);
        }
    }

    private void kill(Victim victim) throws Exception {
        switch (victim) {
            case TASK_MANAGER -> {
                flink.killTaskManager(taskManager);
                taskManager = flink.startTaskManager();
            }
            case JOB_MANAGER -> {
                flink.killJobManager();
                flink.restartJobManager();
                resume();
            }
            case SOURCE -> {
                migration.source().server().kill();
                migration.source().server().restart();
            }
            case TARGET -> {
                migration.target().kill();
                migration.target().restart();
            }
        }
    }

    /** The job's loss is the one thing Flink does not mend by itself without high availability. */
    private void resume() {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                migration
                                                .dm()
                                                .run(
                                                        "--strict-exit",
                                                        "resume-task",
                                                        migration.name())
                                                .exit()
                                        != 1);
    }

    /** DM's unit at this moment, as far as it can be asked. */
    private String unit() {
        String out = migration.dm().run("query-status", migration.name()).out();
        return out.lines()
                .filter(line -> line.contains("\"unit\""))
                .findFirst()
                .map(line -> line.replaceAll(".*: \"|\",", ""))
                .orElse("?");
    }

    private void say(String line) {
        long seconds = Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
        System.out.printf("[kills] %4d s  %s%n", seconds, line);
    }
}
