package io.flinkdm.job.sink;

import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One of a writer's connections with its own thread: takes rows from its queue, gathers them into
 * batches and writes these. A batch goes out when it is full, when its first row has waited for as
 * long as may be, or at a checkpoint: small ones would cost the target more than they save. Lane
 * thread.
 */
final class Lane implements Runnable {

    private final LaneQueue queue;
    private final BatchWriter writer;
    private final BatchLimits limits;
    private final Linger linger;
    private final LaneProgress progress;
    private Batch batch;
    private long firstAtNs;

    /**
     * @param progress tells other lanes what is written
     */
    Lane(LaneQueue queue, BatchWriter writer, LaneKind kind, LaneProgress progress) {
        this.queue = queue;
        this.writer = writer;
        this.limits = kind.limits();
        this.linger = kind.linger();
        this.progress = progress;
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
        long writeAtNs = firstAtNs + linger.nanos(batch);
        return queue.poll(empty, batch.room(), writeAtNs - System.nanoTime());
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
