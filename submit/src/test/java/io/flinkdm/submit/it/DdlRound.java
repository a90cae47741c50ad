package io.flinkdm.submit.it;

import io.flinkdm.submit.it.DdlVerdict.Outcome;
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
import java.util.concurrent.CompletableFuture;

/**
 * Some tasks of some worlds each, whose statements are carried over while processes are killed and
 * networks break, up to the comparison of all of them. One thread.
 */
final class DdlRound {

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(2_500);
    private static final int FEWEST_FAULTS = Integer.getInteger("ddl.faults", 3);
    private static final int MORE_FAULTS = 4;

    private final long seed;
    private final FlinkCluster flink;
    private final TestServer source;
    private final TestServer target;
    private final List<DdlTask> tasks = new ArrayList<>();
    private final Map<Victim, Integer> struck = new EnumMap<>(Victim.class);
    private final List<DdlVerdict> verdicts = new ArrayList<>();
    private final Stopwatch time = new Stopwatch();

    DdlRound(long seed, FlinkCluster flink, TestServer source, TestServer target) {
        this.seed = seed;
        this.flink = flink;
        this.source = source;
        this.target = target;
    }

    /** Runs so many tasks of so many worlds; what became of each world. */
    List<DdlVerdict> run(int count, int worlds, DdlTask.Folder place) throws Exception {
        try {
            for (int i = 0; i < count; i++) {
                tasks.add(DdlTask.prepare(seed + i * worlds, worlds, source, target, place));
            }
            time.lap("tables");
            Together.each(tasks, DdlTask::start);
            time.lap("load");
            strikeWhileTheyRun();
            time.lap("statements");
            tasks.forEach(DdlTask::mend);
            Together.each(tasks, this::judge);
            time.lap("end");
        } finally {
            Together.each(tasks, DdlTask::close);
        }
        say(
                "-Dddl.seed=%d, %s, %d tasks of %d, %s, %s"
                        .formatted(seed, source.kind(), count, worlds, struck, time));
        return verdicts;
    }

    private void strikeWhileTheyRun() {
        CompletableFuture<Void> running =
                CompletableFuture.runAsync(() -> Together.each(tasks, DdlTask::run));
        Random random = new Random(seed);
        Processes processes =
                new Processes(
                        flink,
                        source,
                        target,
                        () -> Together.each(tasks, DdlTask::resume),
                        dice -> tasks.get(dice.nextInt(tasks.size())).breakOne(dice));
        int faults = FEWEST_FAULTS == 0 ? 0 : FEWEST_FAULTS + random.nextInt(MORE_FAULTS);
        for (int i = 0; i < faults; i++) {
            Pause.upTo(LONGEST_PAUSE, random);
            Victim victim = victim(random.nextInt(20));
            struck.merge(victim, 1, Integer::sum);
            processes.strike(victim, random);
        }
        running.join();
    }

    private static Victim victim(int dice) {
        return switch (dice) {
            case 0, 1, 2, 3, 4 -> Victim.TASK_MANAGER;
            case 5, 6, 7 -> Victim.TARGET;
            case 8, 9 -> Victim.SOURCE;
            case 10 -> Victim.JOB_MANAGER;
            default -> Victim.NETWORK;
        };
    }

    private void judge(DdlTask task) throws Exception {
        DdlJudge judge = new DdlJudge(task, target);
        for (DdlVerdict verdict : judge.verdicts()) {
            report(task, verdict);
        }
    }

    private synchronized void report(DdlTask task, DdlVerdict verdict) throws IOException {
        verdicts.add(verdict);
        if (verdict.outcome() != Outcome.EQUAL) {
            say(verdict.toString());
        }
        if (verdict.outcome() == Outcome.UNEQUAL) {
            Path logs = Files.createDirectories(Path.of("target", "ddl-faults", "" + seed));
            for (LogFile log : flink.logs()) {
                Files.writeString(logs.resolve(log.path().getFileName().toString()), log.text());
            }
            Files.writeString(logs.resolve(task.name() + ".json"), task.status());
        }
    }

    private static void say(String line) {
        System.out.println("[ddl] " + line);
    }
}
