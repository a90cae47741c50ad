package io.flinkdm.testkit.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something another process does. Any thread. */
public final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(50);

    private Waiting() {}

    /**
     * Returns when the condition holds.
     *
     * @param complaint the message of the exception thrown when it does not in time
     */
    public static void until(
            BooleanSupplier condition, Duration patience, Supplier<String> complaint) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(complaint.get());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
