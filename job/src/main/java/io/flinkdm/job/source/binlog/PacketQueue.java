package io.flinkdm.job.source.binlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events between the thread that reads the socket and the fetcher thread that decodes them. The
 * fetcher takes all that is there at once, so a lock is taken for each event by one side only. It
 * is woken when the socket has nothing more or many events are there: to wake it for each one costs
 * more than to read it. Both threads.
 */
final class PacketQueue {

    private static final long LIMIT_BYTES = 16L << 20;
    private static final int LIMIT_EVENTS = 20_000;

    /** So much wakes the fetcher, whatever the socket has. */
    private static final int MANY_EVENTS = 64;

    private static final long MANY_BYTES = 64L << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private List<BinlogPacket> packets = new ArrayList<>();
    private long bytes;
    private boolean closed;
    private Exception end;
    private volatile boolean awaited;

    /**
     * Waits while the queue is full. An event before many does not wake the fetcher, which sees it
     * with the next {@link #wake}, or when it has waited for as long as it wants to.
     *
     * @return false when nobody will take events any more
     */
    boolean put(BinlogPacket packet) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && (bytes >= LIMIT_BYTES || packets.size() >= LIMIT_EVENTS)) {
                emptied.await();
            }
            packets.add(packet);
            bytes += packet.bytes();
            if (packets.size() >= MANY_EVENTS || bytes >= MANY_BYTES) {
                filled.signal();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the fetcher waits for events. */
    boolean awaited() {
        return awaited;
    }

    /** Lets the fetcher have what is there. */
    void wake() {
        lock.lock();
        try {
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come; the first reason counts. */
    void end(Exception reason) {
        lock.lock();
        try {
            if (end == null) {
                end = reason;
            }
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Lets a waiting writer go. */
    void close() {
        lock.lock();
        try {
            closed = true;
            emptied.signal();
        } finally {
            lock.unlock();
        }
    }

    /** All events there are; none after the time or when no more will come. */
    List<BinlogPacket> take(long waitMs) throws InterruptedException {
        lock.lock();
        try {
            awaitFilled(TimeUnit.MILLISECONDS.toNanos(waitMs));
            if (packets.isEmpty()) {
                // Never the list itself, which grows while the taker looks at it.
                return List.of();
            }
            List<BinlogPacket> taken = packets;
            packets = new ArrayList<>(taken.size());
            bytes = 0;
            emptied.signal();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void awaitFilled(long waitNs) throws InterruptedException {
        long left = waitNs;
        try {
            while (packets.isEmpty() && end == null && left > 0) {
                awaited = true;
                left = filled.awaitNanos(left);
            }
        } finally {
            awaited = false;
        }
    }

    /** Why no more will come, once all events are taken; {@code null} before. */
    Exception endReason() {
        lock.lock();
        try {
            return packets.isEmpty() ? end : null;
        } finally {
            lock.unlock();
        }
    }
}
