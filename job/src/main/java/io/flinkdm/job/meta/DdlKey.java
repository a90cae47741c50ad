package io.flinkdm.job.meta;

import java.util.Objects;

/**
 * Names one operation of a statement of the binlog, also when it is read again. Immutable.
 *
 * @param place the statement's: its GTID, or file and offset
 * @param part as in the statement: 0 for what the binlog holds
 * @param piece which of its operations
 * @param half the target schema that only waits, {@code ""} for the one that runs it
 */
public record DdlKey(String sourceId, String place, int part, int piece, String half) {

    public DdlKey {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(half, "half");
    }

    /** The operation as its other half. */
    public DdlKey half(String schema) {
        return new DdlKey(sourceId, place, part, piece, schema);
    }

    /** Another operation of the same statement. */
    public DdlKey piece(int other) {
        return new DdlKey(sourceId, place, part, other, "");
    }

    @Override
    public String toString() {
        return sourceId + " " + place + " part " + part + " piece " + piece + " " + half;
    }
}
