package io.flinkdm.job.source;

import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Moves amounts between rows of table {@code t}: the sum of {@code v} never changes. */
final class Transfers implements AutoCloseable {

    private final TestSchema schema;
    private final int rows;
    private final Random random;
    private volatile boolean stopped;
    private CompletableFuture<Void> thread;

    Transfers(TestSchema schema, int rows, long seed) {
        System.out.println("Transfers with seed " + seed);
        this.schema = schema;
        this.rows = rows;
        this.random = new Random(seed);
    }

    Transfers start() {
        thread = CompletableFuture.runAsync(this::run);
        return this;
    }

    private void run() {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stopped) {
                int amount = random.nextInt(10);
                statement.execute(add(-amount));
                statement.execute(add(amount));
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String add(int amount) {
        return "UPDATE t SET v = v + " + amount + " WHERE id = " + (random.nextInt(rows) + 1);
    }

    void stop() throws ExecutionException, InterruptedException {
        stopped = true;
        thread.get();
    }

    @Override
    public void close() {
        stopped = true;
        thread.join();
    }
}
