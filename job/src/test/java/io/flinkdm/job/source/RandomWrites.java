package io.flinkdm.job.source;

import io.flinkdm.testkit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Inserts, updates, moved keys and deletes on table {@code t (id, v, note)}, until stopped. */
final class RandomWrites implements AutoCloseable {

    private static final int KEYS = 200_000;

    private final TestSchema schema;
    private final Random random;
    private volatile boolean stopped;
    private CompletableFuture<Void> thread;

    RandomWrites(TestSchema schema, long seed) {
        System.out.println("RandomWrites with seed " + seed);
        this.schema = schema;
        this.random = new Random(seed);
    }

    RandomWrites start() {
        thread = CompletableFuture.runAsync(this::run);
        return this;
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = schema.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                while (!stopped) {
                    for (int i = random.nextInt(5); i >= 0; i--) {
                        statement.execute(sql());
                    }
                    connection.commit();
                }
            } catch (SQLException e) {
                // The server is being restarted.
                Thread.onSpinWait();
            }
        }
    }

    private String sql() {
        int id = random.nextInt(KEYS) + 1;
        switch (random.nextInt(4)) {
            case 0:
                return "REPLACE INTO t VALUES (%d, %d, 'replaced')".formatted(id, random.nextInt());
            case 1:
                return "UPDATE t SET v = %d, note = NULL WHERE id = %d"
                        .formatted(random.nextInt(), id);
            case 2:
                return "UPDATE IGNORE t SET id = %d WHERE id = %d"
                        .formatted(random.nextInt(KEYS) + 1, id);
            default:
                return "DELETE FROM t WHERE id = " + id;
        }
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
