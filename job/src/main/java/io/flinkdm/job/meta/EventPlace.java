package io.flinkdm.job.meta;

import java.util.Objects;

/**
 * What an operator is meant for: an event of a source's binlog, or one of the statements that were
 * put before it. Immutable.
 *
 * @param file the binlog file
 * @param offset where the event starts, or, of a statement within a compressed transaction, the
 *     packet that holds it
 * @param part 0 for the event's own statement, the number of a statement put in its place or kept
 *     for it, {@link #BEFORE} for what comes before the event
 */
public record EventPlace(String sourceId, String file, long offset, int part) {

    /** The part of statements that are injected before an event. */
    public static final int BEFORE = -1;

    public EventPlace {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(file, "file");
    }

    /** The event's own statement. */
    public static EventPlace of(String sourceId, String file, long offset) {
        return new EventPlace(sourceId, file, offset, 0);
    }

    /** The same event's other part. */
    public EventPlace part(int other) {
        return new EventPlace(sourceId, file, offset, other);
    }
}
