package io.flinkdm.job.shard.execute;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.job.meta.DdlStatus;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs orders on threads of its own, as many at once as there are; each takes a connection. Task
 * thread, except for what the threads do.
 */
public final class DdlExecutor implements DdlRunner {

    private static final int MOST_AT_ONCE = 8;
    private static final Duration END = Duration.ofSeconds(5);

    private final DdlConnections connections;
    private final DdlCarrier carrier;
    private final StatusBoard board;
    private final ExecutorService threads;

    /**
     * @param name what the names of the threads begin with
     */
    public DdlExecutor(MigrationPlan plan, Attempt attempt, String name) {
        connections = new DdlConnections(plan, attempt);
        carrier = new DdlCarrier(plan, connections);
        threads = Executors.newFixedThreadPool(MOST_AT_ONCE, named(name));
        board = new StatusBoard(plan, attempt, named(name + "status "));
        board.begin();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Run run(DdlOrder order, boolean retry) {
        Running run = new Running();
        threads.execute(() -> run.outcome = carryOut(order, retry));
        return run;
    }

    /** What nobody has thought of parks the statement as well: rows behind it must not go. */
    private DdlOutcome carryOut(DdlOrder order, boolean retry) {
        try {
            return carrier.carryOut(order, retry);
        } catch (RuntimeException e) {
            return DdlOutcome.parked(
                    new MigrationException(ErrorCode.INTERNAL, String.valueOf(e), e));
        }
    }

    @Override
    public void show(String schema, Collection<DdlStatus> waiting) {
        board.show(schema, waiting);
    }

    /** Whatever is running loses its connection; the journal knows of it. */
    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
        board.close();
        try {
            threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An order and, once there is one, its outcome. */
    private static final class Running implements Run {

        private volatile DdlOutcome outcome;

        @Override
        public DdlOutcome outcome() {
            return outcome;
        }
    }
}
