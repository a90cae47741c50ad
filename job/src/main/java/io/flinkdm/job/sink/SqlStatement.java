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
        /** Adds rows; one whose key is there already is left out. */
        IGNORE,
        /** Adds rows or changes those with their key. */
        UPSERT,
        /** Puts rows in place of all that clash with them. */
        REPLACE,
        UPDATE,
        /** Changes a row that may be there. */
        MOVE,
        /** Takes away rows that are there. */
        DELETE,
        /** Takes away rows that may be there. */
        CLEAR,
        /** Counts rows that are there, and changes none. */
        LOOK
    }

    /** Whether a row it does not meet is missing. */
    boolean looksForRows() {
        return effect == Effect.UPDATE || effect == Effect.DELETE || effect == Effect.LOOK;
    }

    /** How many rows the target sees. */
    int written() {
        return effect == Effect.LOOK ? 0 : rows;
    }

    /** Whether it gives the target values. */
    boolean bringsValues() {
        return switch (effect) {
            case INSERT, IGNORE, UPSERT, REPLACE, UPDATE, MOVE -> true;
            case DELETE, CLEAR, LOOK -> false;
        };
    }
}
