package io.flinkdm.job.sink;

/**
 * When a batch is full. Immutable.
 *
 * @param rows most rows of one target transaction, DM's {@code batch}
 * @param loadedRows most rows of one that brings rows of a snapshot: these are in no hurry
 * @param changes most changes folded into it: a hot row takes many in one write
 * @param bytes most bytes of its changes, far below what TiDB allows a transaction
 * @param statementChars length at which a statement ends
 */
record BatchLimits(int rows, int loadedRows, int changes, int bytes, int statementChars) {

    private static final int CHANGES_PER_ROW = 20;
    private static final int CHANGES = 10_000;
    private static final int LOADED_ROWS = 1_000;
    private static final int BYTES = 8 << 20;
    private static final int STATEMENT_CHARS = 1 << 20;

    /** A run of the load is one statement, and so a transaction of its own. */
    static BatchLimits ofLoad() {
        return new BatchLimits(
                LOADED_ROWS, LOADED_ROWS, LOADED_ROWS, STATEMENT_CHARS, STATEMENT_CHARS);
    }

    static BatchLimits ofRows(int rows) {
        int loadedRows = Math.max(rows, LOADED_ROWS);
        int changes = Math.max((int) Math.min((long) rows * CHANGES_PER_ROW, CHANGES), loadedRows);
        return new BatchLimits(rows, loadedRows, changes, BYTES, STATEMENT_CHARS);
    }
}
