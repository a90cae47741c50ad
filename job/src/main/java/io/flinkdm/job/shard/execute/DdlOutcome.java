package io.flinkdm.job.shard.execute;

import io.flinkdm.udf.error.MigrationException;

/**
 * What has come of an order. Immutable.
 *
 * @param error why not, {@code null} where nothing is wrong
 */
public record DdlOutcome(Kind kind, MigrationException error) {

    private static final DdlOutcome DONE = new DdlOutcome(Kind.DONE, null);
    private static final DdlOutcome NOT_YET = new DdlOutcome(Kind.NOT_YET, null);

    private static final DdlOutcome STILL_PARKED = new DdlOutcome(Kind.STILL_PARKED, null);

    /** What there is to do. */
    public enum Kind {
        /** Rows behind it may go. */
        DONE,
        /** It waits for another schema, or for the target's own job: ask again soon. */
        NOT_YET,
        /** It failed in a way that passes: try again after a pause. */
        AGAIN,
        /** A person has to do something; ask again for what he has done. */
        PARKED,
        /** He has done nothing yet. */
        STILL_PARKED
    }

    public static DdlOutcome done() {
        return DONE;
    }

    public static DdlOutcome notYet() {
        return NOT_YET;
    }

    public static DdlOutcome stillParked() {
        return STILL_PARKED;
    }

    public static DdlOutcome again(MigrationException error) {
        return new DdlOutcome(Kind.AGAIN, error);
    }

    public static DdlOutcome parked(MigrationException error) {
        return new DdlOutcome(Kind.PARKED, error);
    }
}
