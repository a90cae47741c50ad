package io.flinkdm.testkit.bench.workload;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Inserts rows by statements of 1,000 over eight connections, a commit each. Immutable.
 *
 * @param round from 0; each adds as many rows, behind those of the round before
 */
public record BulkInsert(TestServer server, String schema, SysbenchTables tables, int round) {

    public static final int CONNECTIONS = 8;
    private static final int ROWS_A_STATEMENT = 1_000;

    /** Of the rows the tables begin with. */
    public BulkInsert(TestServer server, String schema, SysbenchTables tables) {
        this(server, schema, tables, 0);
    }

    /** Returns the nanoseconds it took. */
    public long run() throws Exception {
        return Parallel.run(server, CONNECTIONS, this::fill);
    }

    private void fill(Connection connection, int number) throws SQLException {
        for (int table = 0; table < tables.count(); table++) {
            int rows = tables.rowsOf(table);
            int first = round * rows;
            // every connection has its own range of keys
            int from = first + (int) ((long) rows * number / CONNECTIONS);
            int to = first + (int) ((long) rows * (number + 1) / CONNECTIONS);
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
