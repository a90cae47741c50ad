package io.flinkdm.testkit;

import io.flinkdm.testkit.load.PacedWriters;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes to the columns {@code id} and {@code v} of tables and to no others, so that these may come
 * and go meanwhile. One thread at a time.
 */
public final class NarrowLoad implements AutoCloseable {

    private static final int CONNECTIONS = 3;

    private final PacedWriters writers;

    private NarrowLoad(PacedWriters writers) {
        this.writers = writers;
    }

    /**
     * Starts writing.
     *
     * @param ids keys are from 1 to this
     */
    public static NarrowLoad start(
            TestSchema schema, List<String> tables, int ids, int transactionsPerSecond) {
        return new NarrowLoad(
                PacedWriters.start(
                        schema::connect,
                        (connection, random) ->
                                change(
                                        connection,
                                        random,
                                        tables.get(random.nextInt(tables.size())),
                                        1 + random.nextInt(ids)),
                        new PacedWriters.Pace(
                                transactionsPerSecond, CONNECTIONS, tables.hashCode())));
    }

    private static long change(Connection connection, Random random, String table, int id)
            throws SQLException {
        String value = "v" + random.nextInt(1_000);
        String sql =
                switch (random.nextInt(4)) {
                    case 0 -> "DELETE FROM %1$s WHERE id = %2$d";
                    case 1 -> "UPDATE %1$s SET v = '%3$s' WHERE id = %2$d";
                    default -> "REPLACE INTO %1$s (id, v) VALUES (%2$d, '%3$s')";
                };
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(String.format(Locale.ROOT, sql, table, id, value));
        }
    }

    /** Transactions the server acknowledged. */
    public long transactions() {
        return writers.transactions();
    }

    /** Returns when no transaction is open any more. */
    public void stop() {
        writers.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
