package io.flinkdm.job.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;

/**
 * Puts events into bundles for one place. Whoever adds some flushes before it returns to Flink:
 * nothing may be here when a checkpoint's barrier passes. Task thread.
 */
public final class Bundler<E> implements Consumer<E> {

    /** More would save nothing, and wait longer in memory. */
    private static final int MOST_EVENTS = 256;

    private final Collector<Bundle<E>> out;
    private List<E> events = new ArrayList<>();

    public Bundler(Collector<Bundle<E>> out) {
        this.out = out;
    }

    @Override
    public void accept(E event) {
        events.add(event);
        if (events.size() == MOST_EVENTS) {
            flush();
        }
    }

    /** Emits what is there, if anything is. */
    public void flush() {
        if (!events.isEmpty()) {
            List<E> full = events;
            events = new ArrayList<>(full.size());
            out.collect(new Bundle<>(full));
        }
    }
}
