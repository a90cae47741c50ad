package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills the tables by multi-row INSERTs over eight connections, a commit each. Immutable. */
record BulkInsert(TestServer server, String schema, SysbenchTables tables) {

    static final int CONNECTIONS = 8;
    private static final int ROWS_A_STATEMENT = 1_000;

    /** Returns the nanoseconds it took. */
    long run() throws Exception {
        return Parallel.run(server, CONNECTIONS, this::fill);
    }

    private void fill(Connection connection, int number) throws SQLException {
        int each = tables.rowsEach();
        for (int table = 0; table < SysbenchTables.TABLES; table++) {
            // every connection has its own range of keys
            int from = (int) ((long) each * number / CONNECTIONS);
            int to = (int) ((long) each * (number + 1) / CONNECTIONS);
            for (int id = from; id < to; id += ROWS_A_STATEMENT) {
                insert(connection, table, id, Math.min(to, id + ROWS_A_STATEMENT));
            }
        }
    }

    private void insert(Connection connection, int table, int from, int to) throws SQLException {
        StringBuilder sql =
                new StringBuilder(
                        "INSERT INTO " + schema + "." + SysbenchTables.name(table) + " VALUES ");
        for (int id = from; id < to; id++) {
            sql.append(id == from ? "" : ",");
            SysbenchTables.appendRow(sql, id + 1, SysbenchTables.firstK(id + 1));
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql.toString());
        }
    }
}
