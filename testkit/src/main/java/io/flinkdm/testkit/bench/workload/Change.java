package io.flinkdm.testkit.bench.workload;

/**
 * One row event. Immutable.
 *
 * @param row number of the row among those of all tables
 * @param value what k becomes, and what the texts are made of
 */
record Change(Kind kind, int row, int value) {

    /** Which columns it sets. */
    enum Kind {
        SET_K,
        SET_C,
        DELETE,
        INSERT
    }
}
