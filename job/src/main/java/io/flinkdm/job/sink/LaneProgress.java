package io.flinkdm.job.sink;

import io.flinkdm.job.sink.LaneQueue.LaneFailedException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many of the changes given to a lane it has written, for other lanes that wait for them. Safe
 * for all threads, but for {@link #give}: task thread.
 */
final class LaneProgress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long given;
    private volatile long written;
    private volatile long awaited;
    private Throwable failure;

    /** The number of the change that the lane gets next. */
    long give() {
        return ++given;
    }

    long written() {
        return written;
    }

    /** Whether another lane waits for what is not written yet. */
    boolean awaited() {
        return awaited > written;
    }

    /** Lane thread. */
    void wrote(int changes) {
        lock.lock();
        try {
            written += changes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lane thread, at its end. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Another lane is about to {@link #await} this number. */
    void announce(long number) {
        lock.lock();
        try {
            awaited = Math.max(awaited, number);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Another lane's thread. Returns when so many changes are on the target.
     *
     * @throws LaneFailedException when the lane that should write them has failed
     */
    void await(long number) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (written < number && failure == null) {
                changed.await();
            }
            if (written < number) {
                throw new LaneFailedException(failure);
            }
        } finally {
            lock.unlock();
        }
    }
}
