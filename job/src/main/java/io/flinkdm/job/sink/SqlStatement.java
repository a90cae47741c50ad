package io.flinkdm.job.sink;

/**
 * One statement for the target. Immutable.
 *
 * @param rows how many rows it is about
 */
record SqlStatement(String sql, Effect effect, int rows, WriteLayout layout) {

    /** What it does to the rows. */
    enum Effect {
        /** Adds rows; one that is there already is an error. */
        INSERT,
        /** Adds rows or changes those with their key. */
        UPSERT,
        /** Puts rows in place of all that clash with them. */
        REPLACE,
        UPDATE,
        DELETE
    }

    /** Whether it could miss a row that should be there. */
    boolean looksForRows() {
        return effect == Effect.UPDATE || effect == Effect.DELETE;
    }
}
