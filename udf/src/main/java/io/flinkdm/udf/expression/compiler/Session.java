package io.flinkdm.udf.expression.compiler;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What expressions know beside the row: the time zone in which TIMESTAMP columns are read, and the
 * time of day for NOW() and its like. Immutable.
 */
public record Session(ZoneId zone, InstantSource clock) {

    public Session {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(clock, "clock");
    }
}
