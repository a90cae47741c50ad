package io.flinkdm.job.sink;

import io.flinkdm.config.plan.SnapshotPlan.Duplicates;

/** How much a batch may trust that it is written for the first time. */
enum WriteMode {
    /** Each row as its {@code safe} mark says. */
    AS_MARKED,
    /** So, too, and a row that should be there and is not is an error. */
    STRICT,
    /** As marked, but an INSERT that may be a repetition is taken for new, until one is not. */
    NEW,
    /** Every row idempotently: the batch may be on the target already. */
    SAFE,
    /** So, too, and without a look at foreign keys: what they tell of may be from a later time. */
    UNCHECKED,
    /** Rows of the load give way to those that are there; only for these. */
    KEEP,
    /** Rows of the load have to be new, or there as they are; only for these. */
    ONLY_NEW;

    static WriteMode ofLoad(Duplicates duplicates) {
        return switch (duplicates) {
            case REPLACE -> NEW;
            case IGNORE -> KEEP;
            case ERROR -> ONLY_NEW;
        };
    }

    /** Whether what the target has there already must not be written over. */
    boolean sparesOthers() {
        return this == KEEP || this == ONLY_NEW;
    }

    /** Whether the row of an INSERT is new, whatever its mark says. */
    boolean takesForNew() {
        return this == NEW || this == ONLY_NEW;
    }

    /** For a batch that may be on the target. */
    WriteMode repeated() {
        return sparesOthers() || this == UNCHECKED ? this : SAFE;
    }
}
