package io.flinkdm.submit.it;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Lets a random time pass, in which anything may happen: the moment of a fault. Stateless. */
final class Pause {

    private Pause() {}

    static void upTo(Duration longest, Random random) {
        between(Duration.ofMillis(1), longest, random);
    }

    static void between(Duration shortest, Duration longest, Random random) {
        long spread = longest.minus(shortest).toMillis();
        long until =
                System.nanoTime() + shortest.plusMillis(random.nextInt((int) spread + 1)).toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
