package io.flinkdm.testkit.bench.workload;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Makes changes of one kind over several connections, in one of three ways. Immutable.
 *
 * @param events how many row events, about
 * @param seed of the choice of rows
 */
public record Writers(
        TestServer server,
        String schema,
        SysbenchTables tables,
        Workload workload,
        int events,
        long seed) {

    private static final int SOURCE_CONNECTIONS = 8;
    private static final int CONNECTIONS = 16;
    private static final int CHANGES_A_COMMIT = 100;

    /** As the source's clients do it: a statement a row, a commit after each transaction. */
    public long asClients() throws Exception {
        return byRow(SOURCE_CONNECTIONS, workload.changes());
    }

    /** A prepared statement for each row event, 16 connections, 100 row events a commit. */
    public long byRow() throws Exception {
        return byRow(CONNECTIONS, CHANGES_A_COMMIT);
    }

    private long byRow(int connections, int changesACommit) throws Exception {
        return Parallel.run(
                server,
                connections,
                (connection, number) -> {
                    connection.setAutoCommit(changesACommit == 1);
                    try (RowStatements statements =
                            new RowStatements(connection, schema, tables, changesACommit)) {
                        write(keys(number, connections), connections, statements::write);
                        statements.commit();
                    }
                });
    }

    /** Folded and grouped as DM does it with its best options, 16 connections, 100 a commit. */
    public long asDm() throws Exception {
        RowValues values = new RowValues(tables);
        return Parallel.run(
                server, CONNECTIONS, (connection, number) -> asDm(connection, number, values));
    }

    private void asDm(Connection connection, int number, RowValues values) throws SQLException {
        connection.setAutoCommit(false);
        try (DmForms forms = new DmForms(connection, schema, tables, values)) {
            write(keys(number, CONNECTIONS), CONNECTIONS, forms::add);
            forms.flush();
        }
    }

    private Keys keys(int number, int connections) {
        return new Keys(tables, number, connections, seed);
    }

    /** Takes a change, which may fail. */
    @FunctionalInterface
    private interface Writer {
        void write(Change change) throws SQLException;
    }

    private void write(Keys keys, int connections, Writer writer) throws SQLException {
        Change[] changes = new Change[workload.changes()];
        int[] count = new int[1];
        Consumer<Change> collect = change -> changes[count[0]++] = change;
        for (int i = events / workload.changes() / connections; i > 0; i--) {
            count[0] = 0;
            workload.transaction(keys, collect);
            for (Change change : changes) {
                writer.write(change);
            }
        }
    }

    /** How many row events there are exactly. */
    public int made() {
        int transactions = events / workload.changes() / SOURCE_CONNECTIONS;
        return transactions * SOURCE_CONNECTIONS * workload.changes();
    }
}
