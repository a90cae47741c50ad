package io.flinkdm.job.sink;

/** How much a batch may trust that it is written for the first time. */
enum WriteMode {
    /** Each row as its {@code safe} mark says. */
    AS_MARKED,
    /** So, too, and a row that should be there and is not is an error. */
    STRICT,
    /** Rows of the load are new until the target says otherwise; only for these. */
    NEW,
    /** Every row idempotently: the batch may be on the target already. */
    SAFE,
    /** So, too, and without a look at foreign keys: what they tell of may be from a later time. */
    UNCHECKED
}
