package io.flinkdm.job.jdbc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The pauses between the attempts of one thing: from a tenth of a second doubling to five, each cut
 * at random by up to a half, so that lanes do not come back all at once.
 *
 * <p>After {@link #PATIENCE} the lane gives up and the job restarts from its last checkpoint, again
 * and again for as long as the target is away. That costs little, and is better than holding on:
 * checkpoints wait for the lanes, and once they expire (ten minutes by Flink's default) the job
 * would fail with "checkpoint expired" instead of the target's error. Confined to one thread.
 */
public final class Backoff {

    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long FIRST_MS = 100;
    private static final long LONGEST_MS = 5_000;
    private static final int FIRST_TOLD = 4;

    private final LongSupplier clockMs;
    private final RandomGenerator random;
    private final long sinceMs;
    private long nextMs = FIRST_MS;
    private int pauses;

    Backoff(LongSupplier clockMs, RandomGenerator random) {
        this.clockMs = clockMs;
        this.random = random;
        this.sinceMs = clockMs.getAsLong();
    }

    /** By the clock and the dice of this machine. */
    public static Backoff start() {
        return new Backoff(() -> System.nanoTime() / 1_000_000, ThreadLocalRandom.current());
    }

    public boolean exhausted() {
        return clockMs.getAsLong() - sinceMs >= PATIENCE.toMillis();
    }

    /** How long to wait before the next attempt. */
    public long nextMs() {
        pauses++;
        long pause = nextMs - random.nextLong(nextMs / 2 + 1);
        nextMs = Math.min(nextMs * 2, LONGEST_MS);
        return pause;
    }

    /** After the fourth pause, and whenever there have been twice as many. */
    public boolean worthTelling() {
        return pauses >= FIRST_TOLD && Integer.bitCount(pauses) == 1;
    }
}
