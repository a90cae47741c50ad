package io.flinkdm.job.sink;

import io.flinkdm.job.sink.Injection.Effect;
import io.flinkdm.job.sink.Injection.Lead;
import io.flinkdm.job.sink.Injection.Moment;
import io.flinkdm.job.sink.Injection.Step;
import java.util.Random;

/** Decides, for one run, which visits of the place of an injection are hit. Any thread. */
final class Injector {

    private static final int MOST_HITS = 3;
    private static final int VISITS_BETWEEN = 4;
    private static final int LONGEST_DELAY = 30;

    private final Injection injection;
    private final Random random;
    private boolean led;
    private int visitsLeft;
    private int hits;

    Injector(Injection injection, long seed) {
        this.injection = injection;
        this.random = new Random(seed);
        this.visitsLeft = pause();
    }

    synchronized int hits() {
        return hits;
    }

    /** What goes wrong at this visit. */
    synchronized Effect visit(Step step, Moment moment) {
        if (hits == MOST_HITS) {
            return Effect.NONE;
        }
        if (injection.lead() != Lead.NONE && !led) {
            return lead(step, moment);
        }
        if (step != injection.step() || moment != injection.moment() || --visitsLeft > 0) {
            return Effect.NONE;
        }
        hits++;
        led = false;
        visitsLeft = pause();
        return injection.effect();
    }

    private Effect lead(Step step, Moment moment) {
        if (moment != Moment.BEFORE || !injection.lead().at(step) || --visitsLeft > 0) {
            return Effect.NONE;
        }
        led = true;
        visitsLeft = injection.lead() == Lead.SPLIT ? pause() : 1;
        return injection.lead().effect();
    }

    /** How many transactions overtake what is late. */
    synchronized int delay() {
        return 1 + random.nextInt(LONGEST_DELAY);
    }

    /** Some places are not visited often. */
    private int pause() {
        boolean rare =
                switch (injection.step()) {
                    case OPEN,
                            SESSION,
                            PREPARE,
                            READ_PROGRESS,
                            BARRIER,
                            CHECKPOINT,
                            NOTIFY,
                            REPLAY ->
                            true;
                    default -> false;
                };
        return rare ? 1 : 1 + random.nextInt(VISITS_BETWEEN);
    }
}
