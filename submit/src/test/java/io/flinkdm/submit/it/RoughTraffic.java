package io.flinkdm.submit.it;

import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes to {@link RoughTables} and their {@link History} without end, also over the server's
 * death: it reconnects and goes on. What a broken connection did to the last transaction nobody
 * knows, nor has to. Has one thread of its own until it is closed.
 */
final class RoughTraffic implements AutoCloseable {

    private static final Duration RECONNECT = Duration.ofMillis(200);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long KEY_SHIFT = 10_000_000L;

    private final TestSchema schema;
    private final int rows;
    private final long pauseNs;
    private final SplittableRandom random;
    private final AtomicLong transactions = new AtomicLong();
    private final Thread thread;
    private long lastChange;
    private volatile boolean closed;
    private volatile RuntimeException failure;

    /** Starts writing so many transactions a second. */
    RoughTraffic(TestSchema schema, int rows, int transactionsPerSecond, long seed) {
        this.schema = schema;
        this.rows = rows;
        this.pauseNs = SECOND_NS / transactionsPerSecond;
        this.random = new SplittableRandom(seed);
        this.thread = new Thread(this::run, "rough traffic");
        thread.start();
    }

    long transactions() {
        return transactions.get();
    }

    /** Ends after the transaction under way. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try {
            while (!closed) {
                writeUntilBroken();
                LockSupport.parkNanos(RECONNECT.toNanos());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void writeUntilBroken() {
        try (Connection connection = schema.connect()) {
            connection.setAutoCommit(false);
            long next = System.nanoTime();
            while (!closed) {
                transaction(connection);
                next += pauseNs;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (SQLException e) {
            if (!isLost(e)) {
                throw new IllegalStateException("the source refused a statement", e);
            }
        }
    }

    private static boolean isLost(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        // 1053: the server is shutting down
        return state.startsWith("08") || e.getErrorCode() == 1053 || e.getErrorCode() == 1927;
    }

    private void transaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int changes = 1 + random.nextInt(6);
            for (int i = 0; i < changes; i++) {
                String change = change();
                statement.executeUpdate(change);
                History.append(statement, ++lastChange, change);
            }
            connection.commit();
            transactions.incrementAndGet();
        } catch (SQLIntegrityConstraintViolationException e) {
            connection.rollback();
        }
    }

    private String change() {
        int id = 1 + random.nextInt(rows);
        int n = random.nextInt(1_000_000);
        return switch (random.nextInt(16)) {
            case 0, 1 ->
                    "INSERT INTO by_number (n, body, price, at) VALUES (%d, 'new', %d.125, NOW(3)),"
                                    .formatted(n, n)
                            + " (%d, NULL, NULL, NULL)".formatted(id);
            case 2, 3 ->
                    "UPDATE by_number SET n = %d, body = CONCAT('u', n) WHERE id IN (%d, %d)"
                            .formatted(n, id, id + 1);
            case 4 -> "DELETE FROM by_number WHERE id = %d".formatted(id);
            case 5 -> "UPDATE by_number SET id = id + %d WHERE id = %d".formatted(KEY_SHIFT, id);
            case 6 -> "INSERT INTO by_text VALUES ('new %d', %d, X'00FF')".formatted(n, id);
            case 7 -> "UPDATE by_text SET n = %d WHERE code = 'Code %d'".formatted(n, id);
            case 8 ->
                    "UPDATE by_text SET code = 'Moved %d' WHERE code = 'Code %d'".formatted(n, id);
            case 9 -> "DELETE FROM by_text WHERE code = 'Code %d'".formatted(id);
            case 10 -> "INSERT INTO by_two VALUES (%d, 'new%d@x', 1)".formatted(KEY_SHIFT + n, id);
            case 11 -> "UPDATE by_two SET mail = NULL, n = n + 1 WHERE id = %d".formatted(id);
            case 12 ->
                    "UPDATE by_two SET mail = 'mail%d@x' WHERE id = %d"
                            .formatted(1 + random.nextInt(rows), id);
            case 13 -> "DELETE FROM by_two WHERE mail = 'mail%d@x'".formatted(id);
            case 14 ->
                    "INSERT INTO no_key VALUES (%1$d, NULL, 0.1, NULL), (%1$d, NULL, 0.1, NULL)"
                            .formatted(id % 5000);
            default ->
                    random.nextBoolean()
                            ? "UPDATE no_key SET c = c + 1, b = 'u%d' WHERE a = %d LIMIT 2"
                                    .formatted(n, id % 5000)
                            : "DELETE FROM no_key WHERE a = %d LIMIT 1".formatted(id % 5000);
        };
    }
}
