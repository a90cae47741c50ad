package io.flinkdm.submit.it;

import io.flinkdm.submit.it.Processes.Victim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Strikes one after the other; the seed decides order and moments. One thread. */
final class Kills {

    private static final Duration SHORTEST = Duration.ofMillis(500);

    private final Processes processes;
    private final Migration migration;
    private final Random random;
    private final Duration longest;
    private final long startedAt = System.nanoTime();

    /**
     * @param longest the longest pause between two of them
     */
    Kills(Processes processes, Migration migration, long seed, Duration longest) {
        this.processes = processes;
        this.migration = migration;
        this.random = new Random(seed);
        this.longest = longest;
    }

    /** So many of each, in random order. */
    void run(Map<Victim, Integer> counts) {
        List<Victim> victims = new ArrayList<>();
        counts.forEach((victim, count) -> victims.addAll(Collections.nCopies(count, victim)));
        Collections.sort(victims);
        Collections.shuffle(victims, random);
        for (int i = 0; i < victims.size(); i++) {
            Pause.between(SHORTEST, longest, random);
            String unit = unit();
            processes.strike(victims.get(i), random);
            say("%3d %s in %s".formatted(i + 1, victims.get(i), unit));
        }
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
