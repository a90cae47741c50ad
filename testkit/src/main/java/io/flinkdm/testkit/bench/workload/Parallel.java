package io.flinkdm.testkit.bench.workload;

import io.flinkdm.testkit.TestServer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work over several connections at once. */
public final class Parallel {

    /** The part of one connection. */
    @FunctionalInterface
    public interface Part {
        void run(Connection connection, int number) throws Exception;
    }

    private Parallel() {}

    /** Returns the nanoseconds it took, connecting not counted. */
    public static long run(TestServer server, int connections, Part part) throws Exception {
        List<Connection> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                open.add(server.connect());
            }
            return timed(threads, open, part);
        } finally {
            threads.shutdownNow();
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private static long timed(ExecutorService threads, List<Connection> open, Part part)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            int number = i;
            parts.add(
                    threads.submit(
                            () -> {
                                part.run(open.get(number), number);
                                return null;
                            }));
        }
        for (Future<?> done : parts) {
            done.get();
        }
        return System.nanoTime() - start;
    }
}
