package io.flinkdm.testkit.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that run transactions at a pace, each over a connection of its own, until stopped. They
 * live through deadlocks, duplicate keys and the loss of their server; any other error ends them
 * and is thrown by {@link #stop()}. The counters are any thread's.
 */
public final class PacedWriters {

    /** Opens a connection. */
    @FunctionalInterface
    public interface Connector {
        Connection connect() throws SQLException;
    }

    /** How fast, over how many connections, and from which seed. */
    public record Pace(int transactionsPerSecond, int connections, long seed) {

        long nanosBetween() {
            return Duration.ofSeconds(1).toNanos() * connections / transactionsPerSecond;
        }
    }

    private static final int DUPLICATE_KEY = 1062;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(200);

    private final Connector connector;
    private final Transaction transaction;
    private final Pace pace;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final long startedNanos = System.nanoTime();
    private volatile boolean stopping;

    private PacedWriters(Connector connector, Transaction transaction, Pace pace) {
        this.connector = connector;
        this.transaction = transaction;
        this.pace = pace;
    }

    public static PacedWriters start(Connector connector, Transaction transaction, Pace pace) {
        PacedWriters writers = new PacedWriters(connector, transaction, pace);
        for (int i = 0; i < pace.connections(); i++) {
            Random random = new Random(pace.seed() + i);
            Thread thread = new Thread(() -> writers.write(random), "writer-" + i);
            thread.setDaemon(true);
            writers.threads.add(thread);
            thread.start();
        }
        return writers;
    }

    /** Transactions whose commit the server acknowledged. */
    public long transactions() {
        return transactions.sum();
    }

    /** What was reached so far: less than asked for when the server is too slow. */
    public double transactionsPerSecond() {
        return transactions() * 1e9 / (System.nanoTime() - startedNanos);
    }

    /** Rows those transactions changed. */
    public long rows() {
        return rows.sum();
    }

    /** Returns when every writer has ended its transaction and closed its connection. */
    public void stop() {
        stopping = true;
        for (Thread thread : threads) {
            join(thread);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a writer failed, " + pace, failure.get());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a writer ends", e);
        }
    }

    private void write(Random random) {
        try {
            while (!stopping && failure.get() == null) {
                writeUntilDisconnected(random);
            }
        } catch (SQLException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void writeUntilDisconnected(Random random) throws SQLException {
        try (Connection connection = connector.connect()) {
            connection.setAutoCommit(false);
            writeInPace(connection, random);
        } catch (SQLException e) {
            if (!isDisconnection(e)) {
                throw e;
            }
            LockSupport.parkNanos(RECONNECT_PAUSE.toNanos());
        }
    }

    private void writeInPace(Connection connection, Random random) throws SQLException {
        long due = System.nanoTime();
        while (!stopping && failure.get() == null) {
            commitOne(connection, random);
            due += pace.nanosBetween();
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void commitOne(Connection connection, Random random) throws SQLException {
        try {
            long changed = transaction.run(connection, random);
            connection.commit();
            transactions.increment();
            rows.add(changed);
        } catch (SQLException e) {
            if (!isConflict(e)) {
                throw e;
            }
            connection.rollback();
        }
    }

    private static boolean isConflict(SQLException e) {
        return e.getErrorCode() == DUPLICATE_KEY
                || e.getErrorCode() == LOCK_WAIT_TIMEOUT
                || e.getErrorCode() == DEADLOCK;
    }

    private static boolean isDisconnection(SQLException e) {
        String state = e.getSQLState();
        // 08 connection lost or refused; 1053 the server shuts down
        return state != null && state.startsWith("08") || e.getErrorCode() == 1053;
    }
}
