package io.flinkdm.testkit.bench.workload;

/**
 * What the rows of all tables hold: who writes whole rows has to know. Threads that share no row
 * may share it.
 */
final class RowValues {

    private final int[] k;
    private final int[] c;
    private final int[] pad;

    RowValues(SysbenchTables tables) {
        k = new int[tables.rows()];
        c = new int[tables.rows()];
        pad = new int[tables.rows()];
        for (int row = 0; row < k.length; row++) {
            int id = tables.idOf(row);
            k[row] = SysbenchTables.firstK(id);
            c[row] = id;
            pad[row] = id;
        }
    }

    void apply(Change change) {
        int row = change.row();
        switch (change.kind()) {
            case SET_K -> k[row] = change.value();
            case SET_C -> c[row] = change.value();
            case INSERT -> {
                k[row] = change.value();
                c[row] = change.value();
                pad[row] = change.value();
            }
            case DELETE -> {}
        }
    }

    /** {@code (id,k,'c','pad')}. */
    void append(StringBuilder sql, int row, int id) {
        sql.append('(').append(id).append(',').append(k[row]).append(",'");
        sql.append(SysbenchTables.c(c[row])).append("','");
        sql.append(SysbenchTables.pad(pad[row])).append("')");
    }
}
