package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.sink.Injection.Effect;
import io.flinkdm.job.sink.Injection.Lead;
import io.flinkdm.job.sink.Injection.Moment;
import io.flinkdm.job.sink.Injection.Step;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * As {@link InjectedFaultsIT}, with the rows of a load: those of tables with keys, and those of a
 * table without one, of which a load that was interrupted leaves rows that have to go. The same
 * properties repeat and restrict it.
 */
@ExtendWith(TestServers.class)
class InjectedLoadIT {

    private static final int REPETITIONS = Integer.getInteger("injection.repetitions", 1);
    private static final String ONLY = System.getProperty("injection.only", "");

    private static final Set<Step> OF_ONE_STATEMENT =
            EnumSet.of(
                    Step.OPEN,
                    Step.SESSION,
                    Step.SINGLE,
                    Step.ROW,
                    Step.BARRIER,
                    Step.CHECKPOINT,
                    Step.NOTIFY,
                    Step.REPLAY);

    private static final Set<Step> OF_PROGRESS =
            EnumSet.of(
                    Step.OPEN,
                    Step.PREPARE,
                    Step.BEGIN,
                    Step.READ_PROGRESS,
                    Step.FIRST_WRITE,
                    Step.WRITE_PROGRESS,
                    Step.COMMIT,
                    Step.ROLLBACK,
                    Step.ROW,
                    Step.BARRIER,
                    Step.CHECKPOINT,
                    Step.REPLAY);

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    @Test
    void rowsWithKeysAreThereOnce() throws Exception {
        run(false, Injection.all().stream().filter(i -> in(OF_ONE_STATEMENT, i)).toList());
    }

    @Test
    void rowsWithoutAKeyAreThereAsOftenAsInTheirSource() throws Exception {
        List<Injection> all =
                new ArrayList<>(
                        Injection.all().stream()
                                .filter(i -> in(OF_PROGRESS, i) && i.lead() != Lead.SPLIT)
                                .toList());
        // Once the writer has died there are rows that have to go.
        for (Step step : List.of(Step.READ_PROGRESS, Step.SINGLE, Step.PREPARE)) {
            for (Moment moment : Moment.values()) {
                all.add(new Injection(step, moment, Effect.CUT, Lead.DEATH));
                all.add(new Injection(step, moment, Effect.CRASH, Lead.DEATH));
            }
        }
        all.add(new Injection(Step.SINGLE, Moment.BEFORE, Effect.CONFLICT, Lead.DEATH));
        run(true, all);
    }

    private static boolean in(Set<Step> steps, Injection injection) {
        return steps.contains(injection.step());
    }

    private static void run(boolean keyless, List<Injection> injections) throws Exception {
        long seed = Long.getLong("injection.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        int hits = 0;
        try (InjectedTarget target = new InjectedTarget(tidb)) {
            for (Injection injection : injections) {
                int hit = 0;
                for (int i = 0; i < REPETITIONS && injection.toString().contains(ONLY); i++) {
                    hit += new InjectedLoad(target, keyless, injection, seed + i).run();
                    assertThat(hit).as("hits of: %s, seed %d", injection, seed).isPositive();
                }
                hits += hit;
            }
        }
        System.out.printf(
                "injected faults of a load %s key: %d places, %d hits, seeds from %d%n",
                keyless ? "without a" : "with a", injections.size(), hits, seed);
    }
}
