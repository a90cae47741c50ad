package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Writers that fail at every place there is, on TiDB: after each checkpoint the target is what the
 * source was then. {@code -Dinjection.repetitions=20} is the long form; {@code -Dinjection.seed}
 * repeats a run and {@code -Dinjection.only} takes only the places with these words.
 */
@ExtendWith(TestServers.class)
class InjectedFaultsIT {

    private static final int REPETITIONS = Integer.getInteger("injection.repetitions", 1);
    private static final String ONLY = System.getProperty("injection.only", "");

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    @Test
    void nothingIsLostDoubledOrReordered() throws Exception {
        long seed = Long.getLong("injection.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        List<Injection> injections =
                Injection.all().stream().filter(i -> i.toString().contains(ONLY)).toList();
        long started = System.nanoTime();
        int hits = 0;
        try (InjectedTarget target = new InjectedTarget(tidb)) {
            for (Injection injection : injections) {
                int hit = 0;
                for (int i = 0; i < REPETITIONS; i++) {
                    hit += new InjectedRun(target, injection, seed + i).run();
                }
                assertThat(hit).as("hits of: %s, seed %d", injection, seed).isPositive();
                hits += hit;
            }
        }
        System.out.printf(
                "injected faults: %d places, %d runs, %d hits, seeds %d to %d, %d s%n",
                injections.size(),
                injections.size() * REPETITIONS,
                hits,
                seed,
                seed + REPETITIONS - 1,
                (System.nanoTime() - started) / 1_000_000_000);
    }
}
