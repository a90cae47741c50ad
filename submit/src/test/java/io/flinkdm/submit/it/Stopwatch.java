package io.flinkdm.submit.it;

import java.time.Duration;
import java.util.StringJoiner;

/** Where the time of a round goes. One thread. */
final class Stopwatch {

    private static final double SECOND_NS = Duration.ofSeconds(1).toNanos();

    private final StringJoiner laps = new StringJoiner(", ");
    private final long began = System.nanoTime();
    private long last = began;

    /** What ends now. */
    void lap(String name) {
        long now = System.nanoTime();
        laps.add("%s %.1f s".formatted(name, (now - last) / SECOND_NS));
        last = now;
    }

    @Override
    public String toString() {
        return "%.0f s (%s)".formatted((last - began) / SECOND_NS, laps);
    }
}
