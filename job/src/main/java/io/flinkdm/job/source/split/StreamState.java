package io.flinkdm.job.source.split;

import io.flinkdm.udf.ddl.online.KeptStatements;
import java.util.Objects;

/**
 * What a reader has to know of its tables to read a binlog on from a place. Immutable.
 *
 * @param structures which revision of the structures kept on the target holds there, {@link
 *     #UNTRACKED} when none was kept
 * @param kept what online schema changes that are under way have done so far
 */
public record StreamState(long structures, KeptStatements kept) {

    /** Structures stay what they were at the start, as in states of earlier versions. */
    public static final long UNTRACKED = -1;

    /** Nothing is tracked. */
    public static final StreamState UNKNOWN = new StreamState(UNTRACKED, KeptStatements.NONE);

    /** At the place a task begins. */
    public static final StreamState FIRST = new StreamState(0, KeptStatements.NONE);

    public StreamState {
        Objects.requireNonNull(kept, "kept");
    }
}
