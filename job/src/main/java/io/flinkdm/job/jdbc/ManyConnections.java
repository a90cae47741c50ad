package io.flinkdm.job.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the same of a server about each of many things, over several connections at once: over one,
 * thousands of questions take minutes of waiting. Blocks; has threads of its own meanwhile.
 */
public final class ManyConnections {

    /** A connection costs as much as some questions. */
    private static final int FEWEST_A_CONNECTION = 16;

    private ManyConnections() {}

    /** Opens one of the connections. */
    @FunctionalInterface
    public interface Opening {
        Connection open() throws SQLException;
    }

    /** What is asked about one of the things. */
    @FunctionalInterface
    public interface Question<T, R> {
        R ask(Connection connection, T thing) throws SQLException;
    }

    /**
     * The answers, in the order of the things.
     *
     * @param most connections at once
     * @throws SQLException the first failure; things whose turn has not come are not asked about
     */
    public static <T, R> List<R> ask(
            List<T> things, int most, Opening opening, Question<T, R> question)
            throws SQLException {
        int wanted = (things.size() + FEWEST_A_CONNECTION - 1) / FEWEST_A_CONNECTION;
        int connections = Math.min(most, wanted);
        if (connections == 0) {
            return List.of();
        }
        Turns<T, R> turns = new Turns<>(things, opening, question);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> workers = new ArrayList<>(connections);
            for (int i = 0; i < connections; i++) {
                workers.add(threads.submit(turns::take));
            }
            await(workers);
        } finally {
            turns.end();
            threads.shutdown();
        }
        return turns.answers();
    }

    private static void await(List<Future<?>> workers) throws SQLException {
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while a server is asked", e);
        }
    }

    /** What is left to ask and what was answered. Shared by the threads. */
    private static final class Turns<T, R> {

        private final List<T> things;
        private final Opening opening;
        private final Question<T, R> question;
        private final Object[] answers;
        private final AtomicInteger next = new AtomicInteger();

        Turns(List<T> things, Opening opening, Question<T, R> question) {
            this.things = List.copyOf(things);
            this.opening = opening;
            this.question = question;
            this.answers = new Object[things.size()];
        }

        Void take() throws SQLException {
            try (Connection connection = opening.open()) {
                int turn = next.getAndIncrement();
                while (turn < answers.length) {
                    answers[turn] = question.ask(connection, things.get(turn));
                    turn = next.getAndIncrement();
                }
            } finally {
                end();
            }
            return null;
        }

        void end() {
            next.set(answers.length);
        }

        @SuppressWarnings("unchecked") // Only answers are put there.
        List<R> answers() {
            return (List<R>) Arrays.asList(answers);
        }
    }
}
