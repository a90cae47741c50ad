package io.flinkdm.testkit;

import io.flinkdm.testkit.diff.TableName;
import io.flinkdm.testkit.load.PacedWriters;
import io.flinkdm.testkit.load.TableMixes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes a random mix of inserts, updates, key changes, replaces and deletes to tables, one to five
 * statements a transaction, at a rate, until stopped. A table has the integer key {@code id} or no
 * column of that name; its other columns are filled by their types. Lives through the loss of the
 * server. One thread at a time; the counters are any thread's.
 */
public final class WriteLoad implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final PacedWriters writers;
    private final long seed;

    private WriteLoad(PacedWriters writers, long seed) {
        this.writers = writers;
        this.seed = seed;
    }

    /** Starts writing over four connections to tables named {@code schema.table}. */
    public static WriteLoad start(
            TestServer server, List<String> tables, int transactionsPerSecond, long seed)
            throws SQLException {
        return start(
                server, tables, new PacedWriters.Pace(transactionsPerSecond, CONNECTIONS, seed));
    }

    /** Starts writing at that pace to tables named {@code schema.table}. */
    public static WriteLoad start(TestServer server, List<String> tables, PacedWriters.Pace pace)
            throws SQLException {
        List<TableName> names = tables.stream().map(TableName::parse).toList();
        try (Connection connection = server.connect()) {
            return new WriteLoad(
                    PacedWriters.start(server::connect, TableMixes.of(connection, names), pace),
                    pace.seed());
        }
    }

    /** Transactions the server acknowledged. */
    public long transactions() {
        return writers.transactions();
    }

    /** What was reached so far. */
    public double transactionsPerSecond() {
        return writers.transactionsPerSecond();
    }

    /** Rows those changed. */
    public long rows() {
        return writers.rows();
    }

    /** To print, so that a failure can be seen again. */
    public long seed() {
        return seed;
    }

    /**
     * Returns when no transaction is open any more.
     *
     * @throws IllegalStateException when a writer failed meanwhile
     */
    public void stop() {
        writers.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
