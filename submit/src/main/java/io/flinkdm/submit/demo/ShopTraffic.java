package io.flinkdm.submit.demo;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Customers of the shop: two connections that order, pay, return and look around, some hundred
 * transactions a second together. Has threads of its own until it is closed.
 */
final class ShopTraffic implements AutoCloseable {

    private static final int SHOPPERS = 2;
    private static final long PAUSE_MS = 10;
    private static final long PATIENCE_SECONDS = 30;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(SHOPPERS);
    private final List<ScheduledFuture<?>> running = new ArrayList<>();
    private final List<Shopper> shoppers = new ArrayList<>();
    private final AtomicLong rows = new AtomicLong();

    /** Opens the connections and starts writing. */
    ShopTraffic(TestServer shop, int orders) throws SQLException {
        for (int i = 0; i < SHOPPERS; i++) {
            Shopper shopper = new Shopper(shop.connect(), orders, i);
            shoppers.add(shopper);
            running.add(
                    threads.scheduleWithFixedDelay(
                            shopper, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS));
        }
    }

    /** Rows changed so far. */
    long rows() {
        return rows.get();
    }

    /** Stops writing; every transaction begun is committed when this returns. */
    @Override
    public void close() throws SQLException {
        running.forEach(shopper -> shopper.cancel(false));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("the shop's writers do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the shop's writers end", e);
        }
        for (Shopper shopper : shoppers) {
            shopper.connection.close();
        }
    }

    /** Fails when a writer has failed: a demo without writes would show nothing. */
    void requireAlive() throws SQLException {
        for (ScheduledFuture<?> shopper : running) {
            if (shopper.isDone()) {
                throw new SQLException("a writer of the shop has failed", failure(shopper));
            }
        }
    }

    private static Throwable failure(ScheduledFuture<?> shopper) {
        try {
            shopper.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (CancellationException e) {
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    /** One connection's customer. */
    private final class Shopper implements Runnable {

        private final Connection connection;
        private final SplittableRandom random;
        private final int orders;

        Shopper(Connection connection, int orders, long seed) throws SQLException {
            this.connection = connection;
            this.random = new SplittableRandom(seed);
            this.orders = orders;
            connection.setAutoCommit(false);
        }

        @Override
        public void run() {
            try {
                visit();
            } catch (SQLException e) {
                throw new IllegalStateException("the shop refused a statement", e);
            }
        }

        private void visit() throws SQLException {
            int customer = 1 + random.nextInt(ShopSchema.customers(orders));
            int product = 1 + random.nextInt(ShopSchema.PRODUCTS);
            int order = 1 + random.nextInt(orders);
            long changed =
                    execute(
                            "INSERT INTO shop.orders (customer_id, product_id, quantity, status,"
                                    + " placed_at, note) VALUES (?, ?, 1, 'new', NOW(6), 'live'),"
                                    + " (?, ?, 2, 'new', NOW(6), NULL)",
                            customer,
                            product,
                            customer,
                            1 + product % ShopSchema.PRODUCTS);
            changed += execute("UPDATE shop.product SET stock = stock - 1 WHERE id = ?", product);
            changed += execute("UPDATE shop.orders SET status = 'sent' WHERE id = ?", order);
            changed +=
                    execute(
                            "UPDATE shop.customer SET balance = balance - 0.37 WHERE id = ?",
                            customer);
            changed += execute("DELETE FROM shop.orders WHERE id = ?", 1 + random.nextInt(orders));
            execute(
                    "INSERT INTO shop.session_log (customer_id, seen_at) VALUES (?, NOW(3))",
                    customer);
            connection.commit();
            rows.addAndGet(changed);
        }

        private int execute(String sql, int... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setInt(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        }
    }
}
