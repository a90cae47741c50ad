package io.flinkdm.testkit.bench;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;

/**
 * Transactions of sysbench's {@code oltp_write_only}: one update of an indexed column, one of
 * another, a delete and an insert of the same key; four row events each. Run over several
 * connections that share no key, so the outcome does not depend on their order. Immutable.
 *
 * @param transactionsACommit how many of them make one commit
 */
record WriteOnly(
        TestServer server,
        String schema,
        SysbenchTables tables,
        int events,
        int connections,
        int transactionsACommit,
        long seed) {

    private static final int EVENTS_EACH = 4;

    /** As the source's clients do it: a commit after each transaction. */
    static WriteOnly onSource(TestServer server, String schema, SysbenchTables tables, int events) {
        return new WriteOnly(server, schema, tables, events, 8, 1, 1);
    }

    /** A prepared statement for each row event, 16 connections, 100 row events a commit. */
    static WriteOnly rowByRow(TestServer server, String schema, SysbenchTables tables, int events) {
        return new WriteOnly(server, schema, tables, events, 16, 100 / EVENTS_EACH, 1);
    }

    WriteOnly seeded(long otherSeed) {
        return new WriteOnly(
                server, schema, tables, events, connections, transactionsACommit, otherSeed);
    }

    /** Returns the nanoseconds it took. */
    long run() throws Exception {
        return Parallel.run(server, connections, this::write);
    }

    private void write(Connection connection, int number) throws SQLException {
        connection.setAutoCommit(false);
        Random random = new Random(seed * 1_000 + number);
        int transactions = events / EVENTS_EACH / connections;
        try (Statements statements = new Statements(connection, schema)) {
            for (int i = 1; i <= transactions; i++) {
                statements.transaction(random, this, number);
                if (i % transactionsACommit == 0 || i == transactions) {
                    connection.commit();
                }
            }
        }
    }

    private int someId(Random random, int number) {
        return 1 + number + connections * random.nextInt(tables.rowsEach() / connections);
    }

    /** One prepared statement for each kind and table. */
    private static final class Statements implements AutoCloseable {

        private final PreparedStatement[] ofIndex = new PreparedStatement[SysbenchTables.TABLES];
        private final PreparedStatement[] ofText = new PreparedStatement[SysbenchTables.TABLES];
        private final PreparedStatement[] deletes = new PreparedStatement[SysbenchTables.TABLES];
        private final PreparedStatement[] inserts = new PreparedStatement[SysbenchTables.TABLES];

        Statements(Connection connection, String schema) throws SQLException {
            for (int i = 0; i < SysbenchTables.TABLES; i++) {
                String table = schema + "." + SysbenchTables.name(i);
                ofIndex[i] =
                        connection.prepareStatement("UPDATE " + table + " SET k = ? WHERE id = ?");
                ofText[i] =
                        connection.prepareStatement("UPDATE " + table + " SET c = ? WHERE id = ?");
                deletes[i] = connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?");
                inserts[i] =
                        connection.prepareStatement("INSERT INTO " + table + " VALUES (?,?,?,?)");
            }
        }

        void transaction(Random random, WriteOnly load, int number) throws SQLException {
            int table = random.nextInt(SysbenchTables.TABLES);
            // values differ from those before: a row that stays the same is no event
            ofIndex[table].setInt(1, 1_000_000 + random.nextInt());
            ofIndex[table].setInt(2, load.someId(random, number));
            ofIndex[table].executeUpdate();
            ofText[table].setString(1, SysbenchTables.c(random.nextInt()));
            ofText[table].setInt(2, load.someId(random, number));
            ofText[table].executeUpdate();
            int id = load.someId(random, number);
            deletes[table].setInt(1, id);
            deletes[table].executeUpdate();
            int text = random.nextInt();
            inserts[table].setInt(1, id);
            inserts[table].setInt(2, random.nextInt());
            inserts[table].setString(3, SysbenchTables.c(text));
            inserts[table].setString(4, SysbenchTables.pad(text));
            inserts[table].executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement[] kind :
                    new PreparedStatement[][] {ofIndex, ofText, deletes, inserts}) {
                for (PreparedStatement statement : kind) {
                    statement.close();
                }
            }
        }
    }
}
