package io.flinkdm.job.sink;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One of a writer's connections with its own thread: takes rows from its queue, gathers them into
 * batches and writes these. A batch goes out when it is full or when no row waits, so a quiet
 * stream is written at once and a busy one in large batches. Lane thread.
 */
final class Lane implements Runnable {

    private final LaneQueue queue;
    private final BatchWriter writer;
    private final BatchLimits limits;
    private Batch batch;

    Lane(LaneQueue queue, BatchWriter writer, BatchLimits limits) {
        this.queue = queue;
        this.writer = writer;
        this.limits = limits;
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
            queue.fail(e);
        }
    }

    private void work() throws InterruptedException {
        Deque<LaneRow> rows = new ArrayDeque<>();
        while (true) {
            rows = queue.poll(rows);
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

    private void add(LaneRow row) throws InterruptedException {
        if (!batch.offer(row)) {
            writeBatch();
            batch.offer(row);
        }
    }

    private void writeBatch() throws InterruptedException {
        if (!batch.isEmpty()) {
            writer.write(batch);
            batch = new Batch(limits);
        }
    }
}
