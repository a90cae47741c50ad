package io.flinkdm.submit.it;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same to several tasks at a time: most of it is waiting. Stateless. */
final class Together {

    /** May throw anything. */
    @FunctionalInterface
    interface Step<T> {
        void on(T thing) throws Exception;
    }

    private Together() {}

    /** Returns when it is done to all of them, or throws the first failure. */
    static <T> void each(List<T> things, Step<T> step) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, things.size()));
        try {
            List<Future<Object>> done =
                    things.stream()
                            .map(
                                    thing ->
                                            threads.submit(
                                                    () -> {
                                                        step.on(thing);
                                                        return (Object) thing;
                                                    }))
                            .toList();
            for (Future<Object> one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdown();
        }
    }
}
