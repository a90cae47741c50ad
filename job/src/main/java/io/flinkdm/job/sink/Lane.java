package io.flinkdm.job.sink;

import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One of a writer's connections with its own thread: takes rows from its queue, gathers them into
 * batches and writes these. A batch goes out when it is full, when its first row has waited for as
 * long as may be, or at a checkpoint: small ones would cost the target more than they save. Lane
 * thread.
 */
final class Lane implements Runnable {

    /** How often a lane that waits looks whether it still has to. */
    private static final long LOOK_NS = Duration.ofMillis(100).toNanos();

    private final LaneQueue queue;
    private final BatchWriter writer;
    private final BatchLimits limits;
    private final Linger linger;
    private final LaneProgress progress;
    private final Congestion congestion;
    private Batch batch;
    private long firstAtNs;

    /**
     * @param progress tells other lanes what is written
     * @param congestion of all lanes of the writer
     */
    Lane(
            LaneQueue queue,
            BatchWriter writer,
            LaneKind kind,
            LaneProgress progress,
            Congestion congestion) {
        this.queue = queue;
        this.writer = writer;
        this.limits = kind.limits();
        this.linger = kind.linger();
        this.progress = progress;
        this.congestion = congestion;
        this.batch = new Batch(limits);
    }

    @Override
    public void run() {
        try {
            work();
        } catch (InterruptedException e) {
            // The writer closes; what was not written is read again.
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            Throwable cause = e instanceof LaneFailedException ? e.getCause() : e;
            queue.fail(cause);
            progress.fail(cause);
        }
    }

    private void work() throws InterruptedException {
        Deque<LaneRow> rows = new ArrayDeque<>();
        while (true) {
            rows = more(rows);
            if (rows.isEmpty()) {
                writeBatch();
                rows = queue.take(rows);
                if (rows.isEmpty()) {
                    return;
                }
            }
            while (!rows.isEmpty()) {
                add(rows.poll());
            }
        }
    }

    /** What would fill the batch, for as long as its first row may be kept waiting. */
    private Deque<LaneRow> more(Deque<LaneRow> empty) throws InterruptedException {
        if (batch.isEmpty() || progress.awaited()) {
            return queue.poll(empty, 0, 0);
        }
        Deque<LaneRow> rows = empty;
        while (true) {
            long nowNs = System.nanoTime();
            long leftNs = firstAtNs + linger.nanos(batch, congestion.lately()) - nowNs;
            rows = queue.poll(rows, batch.room(), Math.min(leftNs, LOOK_NS));
            boolean mayWait = System.nanoTime() - nowNs >= LOOK_NS;
            if (!rows.isEmpty() || !mayWait) {
                return rows;
            }
        }
    }

    private void add(LaneRow row) throws InterruptedException {
        if (row.gate() != null) {
            // What it waits for may wait for what is here.
            writeBatch();
            row.gate().await();
        }
        if (!batch.offer(row)) {
            writeBatch();
            batch.offer(row);
        }
        if (batch.rows().size() == 1) {
            firstAtNs = System.nanoTime();
        }
    }

    private void writeBatch() throws InterruptedException {
        if (!batch.isEmpty()) {
            queue.widen(batch.ofManyTables() ? limits.rowsOfManyTables() : 0);
            writer.write(batch);
            progress.wrote(batch.rows().size());
            batch = new Batch(limits);
        }
    }
}
