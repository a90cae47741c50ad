package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** A text of a file and where it stands. */
public record Text(String value, Place place) {

    public boolean isEmpty() {
        return value.isEmpty();
    }
}
