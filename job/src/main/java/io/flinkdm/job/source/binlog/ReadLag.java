package io.flinkdm.job.source.binlog;

import java.util.function.LongSupplier;

/**
 * How far reading is behind the source, by the source's own clock, and where it is: for metrics.
 * Nothing waits to be read: no lag. The stream is lost: the lag grows from the moment it was last
 * heard of. Written by the fetcher thread, read by any.
 */
public final class ReadLag {

    private static final long MS_PER_SECOND = 1_000;

    private final LongSupplier clockMs;
    private volatile long offsetMs;
    private volatile long behindSinceMs;
    private volatile long fileNumber;
    private volatile long position;

    public ReadLag() {
        this(System::currentTimeMillis);
    }

    ReadLag(LongSupplier clockMs) {
        this.clockMs = clockMs;
    }

    /** The source's clock, asked now. */
    void serverClock(long seconds) {
        offsetMs = seconds * MS_PER_SECOND - clockMs.getAsLong();
    }

    /** Events were read, the last one made at that time by the source's clock. */
    void read(long timestampSeconds, StreamPosition at) {
        if (timestampSeconds != 0) {
            behindSinceMs = timestampSeconds * MS_PER_SECOND;
        }
        fileNumber = at.fileNumber();
        position = at.offset();
    }

    /** All that the source has is read. */
    void complete() {
        behindSinceMs = 0;
    }

    void lost() {
        if (behindSinceMs == 0) {
            behindSinceMs = nowMs();
        }
    }

    /** Seconds; 0 for a reader that reads no binlog. */
    public long seconds() {
        long since = behindSinceMs;
        return since == 0 ? 0 : Math.max(0, nowMs() - since) / MS_PER_SECOND;
    }

    /** The number in the name of the binlog file being read. */
    public long fileNumber() {
        return fileNumber;
    }

    /** Bytes from the start of that file. */
    public long position() {
        return position;
    }

    private long nowMs() {
        return clockMs.getAsLong() + offsetMs;
    }
}
