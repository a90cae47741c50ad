package io.flinkdm.testkit;

import io.flinkdm.testkit.load.PacedWriters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/**
 * Moves money between accounts in two tables, so that the sum over both never changes: what a
 * consistent copy must show, whenever it was taken. One thread at a time.
 */
public final class BankTransfers implements AutoCloseable {

    private static final int START_BALANCE = 1_000;
    private static final int CONNECTIONS = 4;

    private final PacedWriters writers;

    private BankTransfers(PacedWriters writers) {
        this.writers = writers;
    }

    /** Creates {@code checking} and {@code saving} in the schema, with so many accounts each. */
    public static void create(TestSchema schema, int accounts) throws SQLException {
        for (String table : new String[] {"checking", "saving"}) {
            schema.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, balance INT NOT NULL)");
            try (Connection connection = schema.connect();
                    PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO "
                                            + table
                                            + " VALUES (?, "
                                            + START_BALANCE
                                            + ")")) {
                connection.setAutoCommit(false);
                for (int id = 1; id <= accounts; id++) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
        }
    }

    /** What the sum over both tables always is. */
    public static long sum(int accounts) {
        return 2L * accounts * START_BALANCE;
    }

    /** The sum over both tables of a copy. */
    public static long sum(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                String.format(
                                        "SELECT (SELECT SUM(balance) FROM `%1$s`.checking)"
                                                + " + (SELECT SUM(balance) FROM `%1$s`.saving)",
                                        schema))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Starts moving money between accounts made by {@link #create}. */
    public static BankTransfers start(
            TestSchema schema, int accounts, int transfersPerSecond, long seed) {
        return new BankTransfers(
                PacedWriters.start(
                        schema::connect,
                        (connection, random) -> transfer(connection, random, accounts),
                        new PacedWriters.Pace(transfersPerSecond, CONNECTIONS, seed)));
    }

    private static long transfer(Connection connection, Random random, int accounts)
            throws SQLException {
        int amount = 1 + random.nextInt(100);
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(change(random, accounts, -amount))
                    + statement.executeUpdate(change(random, accounts, amount));
        }
    }

    private static String change(Random random, int accounts, int amount) {
        return String.format(
                "UPDATE %s SET balance = balance + %d WHERE id = %d",
                random.nextBoolean() ? "checking" : "saving", amount, 1 + random.nextInt(accounts));
    }

    /** Transfers the server acknowledged. */
    public long transfers() {
        return writers.transactions();
    }

    /** Returns when no transfer is under way any more. */
    public void stop() {
        writers.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
