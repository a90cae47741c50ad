package io.flinkdm.job.sink;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands rows from the task's thread to a lane's. A full one makes the task wait, which is the job's
 * back-pressure. Safe for these two threads.
 */
final class LaneQueue {

    private static final int NEVER = Integer.MAX_VALUE;

    private final int usualRows;
    private final long maxBytes;
    private final Congestion congestion;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Deque<LaneRow> waiting = new ArrayDeque<>();
    private int maxRows;
    private long waitingBytes;
    private int wakeLaneAt = NEVER;
    private boolean idle;
    private boolean flushing;
    private boolean taskWaits;
    private boolean closed;
    private Throwable failure;

    /**
     * @param congestion of the writer, which is told while a full queue is waited for
     */
    LaneQueue(int maxRows, long maxBytes, Congestion congestion) {
        this.usualRows = maxRows;
        this.maxRows = maxRows;
        this.maxBytes = maxBytes;
        this.congestion = congestion;
    }

    /**
     * Task thread. Waits while the queue is full.
     *
     * @throws LaneFailedException when the lane has failed
     */
    void put(LaneRow row) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitRoom();
            waiting.add(row);
            added(row.bytes());
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #put}, all at once. */
    void putAll(Collection<LaneRow> rows, long bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitRoom();
            waiting.addAll(rows);
            added(bytes);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Task thread. Rows that wait; one more while the lane is at work.
     *
     * @throws LaneFailedException when the lane has failed
     */
    int backlog() {
        lock.lock();
        try {
            check();
            return waiting.size() + (idle ? 0 : 1);
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() throws InterruptedException {
        if (full()) {
            congestion.begins();
            while (failure == null && full()) {
                awaitAsTask();
            }
            congestion.ends();
        }
        check();
    }

    private boolean full() {
        return waiting.size() >= maxRows || waitingBytes >= maxBytes;
    }

    private void added(long bytes) {
        waitingBytes += bytes;
        if (waiting.size() >= wakeLaneAt || waitingBytes >= maxBytes) {
            changed.signalAll();
        }
    }

    /**
     * Task thread. Waits until the lane has written all it was given.
     *
     * @throws LaneFailedException when the lane has failed
     */
    void awaitWritten() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            flushing = true;
            changed.signalAll();
            while (failure == null && !(waiting.isEmpty() && idle)) {
                awaitAsTask();
            }
            check();
        } finally {
            flushing = false;
            lock.unlock();
        }
    }

    /**
     * Lane thread. Waits until so many rows are there, but no longer than given and not while the
     * task waits for the lane.
     *
     * @return what is there, in exchange for an empty deque; nothing when none is
     */
    Deque<LaneRow> poll(Deque<LaneRow> empty, int wanted, long atMostNs)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMostNs;
            wakeLaneAt = Math.min(wanted, maxRows);
            while (waiting.size() < wakeLaneAt
                    && waitingBytes < maxBytes
                    && left > 0
                    && !flushing
                    && !closed) {
                left = changed.awaitNanos(left);
            }
            return exchange(empty);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lane thread, with nothing left to write. Waits for rows.
     *
     * @return as {@link #poll}, but nothing only when the queue is closed
     */
    Deque<LaneRow> take(Deque<LaneRow> empty) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            idle = true;
            wakeLaneAt = 1;
            while (waiting.isEmpty() && !closed) {
                signalTask();
                changed.await();
            }
            idle = false;
            return exchange(empty);
        } finally {
            lock.unlock();
        }
    }

    /** Lane thread. So many rows may wait from now on, if that is more than usual. */
    void widen(int rows) {
        lock.lock();
        try {
            maxRows = Math.max(usualRows, rows);
            signalTask();
        } finally {
            lock.unlock();
        }
    }

    /** Any thread. A lane that waits for its batch to fill goes on with what it has. */
    void wakeLane() {
        lock.lock();
        try {
            wakeLaneAt = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lane thread. The task learns of it with its next row or checkpoint. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Task thread. The lane ends when it next looks; rows still waiting are forgotten. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Deque<LaneRow> exchange(Deque<LaneRow> empty) {
        Deque<LaneRow> rows = waiting;
        waiting = empty;
        wakeLaneAt = NEVER;
        waitingBytes = 0;
        signalTask();
        return rows;
    }

    private void awaitAsTask() throws InterruptedException {
        taskWaits = true;
        try {
            changed.await();
        } finally {
            taskWaits = false;
        }
    }

    private void signalTask() {
        if (taskWaits) {
            changed.signalAll();
        }
    }

    private void check() {
        if (failure != null) {
            throw new LaneFailedException(failure);
        }
    }

    /** Carries a lane's failure to the task's thread. */
    static final class LaneFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LaneFailedException(Throwable cause) {
            super("a TiDB writer lane has failed", cause);
        }
    }
}
