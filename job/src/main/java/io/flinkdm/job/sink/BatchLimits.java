package io.flinkdm.job.sink;

/**
 * When a batch is full. Immutable.
 *
 * @param rows most rows of one target transaction, DM's {@code batch}
 * @param changes most changes folded into it: a hot row takes many in one write
 * @param bytes most bytes of its changes, far below what TiDB allows a transaction
 * @param statementChars length at which a statement ends
 */
record BatchLimits(int rows, int changes, int bytes, int statementChars) {

    private static final int CHANGES_PER_ROW = 20;
    private static final int BYTES = 8 << 20;
    private static final int STATEMENT_CHARS = 1 << 20;

    static BatchLimits ofRows(int rows) {
        return new BatchLimits(rows, rows * CHANGES_PER_ROW, BYTES, STATEMENT_CHARS);
    }
}
