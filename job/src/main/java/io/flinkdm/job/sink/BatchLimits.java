package io.flinkdm.job.sink;

/**
 * When a batch is full. Immutable.
 *
 * @param rows most rows of one target transaction, DM's {@code batch}
 * @param rowsOfManyTables most rows of one that writes to {@link #MANY_TABLES} or more, which would
 *     be few a statement
 * @param loadedRows most rows of one that brings rows of a snapshot: these are in no hurry
 * @param changes most changes folded into it: a hot row takes many in one write
 * @param bytes most bytes of its changes, far below what TiDB allows a transaction
 * @param statementChars length at which a statement ends
 * @param loadDataRows fewest rows that are worth a {@link LoadData}
 */
record BatchLimits(
        int rows,
        int rowsOfManyTables,
        int loadedRows,
        int changes,
        int bytes,
        int statementChars,
        int loadDataRows) {

    static final int MANY_TABLES = 32;

    /** Most bytes of changes that may be one {@link LoadData}. */
    static final int LOAD_DATA_BYTES = 2 << 20;

    private static final int TIMES_FOR_MANY_TABLES = 4;

    private static final int CHANGES_PER_ROW = 20;
    private static final int CHANGES = 10_000;
    private static final int LOADED_ROWS = 1_000;
    private static final int BYTES = 8 << 20;
    private static final int LOADED_BYTES = 1 << 20;

    /**
     * With a last row and its end they fit the 128 KiB that the driver's buffer has. For each
     * statement that does not, it takes one of 1 MiB, or of 16, which keeps the JVM's collector
     * busy; and twice as many rows a statement save TiDB little.
     */
    private static final int STATEMENT_CHARS = 112 << 10;

    /** Of 50 rows an INSERT costs TiDB as much, of 10 a third less. */
    private static final int LOAD_DATA_ROWS = 100;

    /** A run of the load is one statement, and so a transaction of its own. */
    static BatchLimits ofLoad() {
        return new BatchLimits(
                LOADED_ROWS, LOADED_ROWS, LOADED_ROWS, LOADED_ROWS, LOADED_BYTES, LOADED_BYTES, 1);
    }

    /**
     * @param rows of the task; where it asks for small transactions, they stay small
     */
    static BatchLimits ofRows(int rows) {
        int ofManyTables = rows < LOADED_ROWS ? rows : rows * TIMES_FOR_MANY_TABLES;
        int loadedRows = Math.max(rows, LOADED_ROWS);
        int changes = Math.max((int) Math.min((long) rows * CHANGES_PER_ROW, CHANGES), loadedRows);
        return new BatchLimits(
                rows, ofManyTables, loadedRows, changes, BYTES, STATEMENT_CHARS, LOAD_DATA_ROWS);
    }
}
