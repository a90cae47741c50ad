package io.flinkdm.job.bundle;

import java.util.List;

/**
 * Events of one stream that travel as one record of Flink. The list is given away by who made the
 * bundle.
 *
 * @param events in order; at least one
 */
public record Bundle<E>(List<E> events) {

    public static <E> Bundle<E> of(E event) {
        return new Bundle<>(List.of(event));
    }

    public E first() {
        return events.get(0);
    }

    public int size() {
        return events.size();
    }
}
