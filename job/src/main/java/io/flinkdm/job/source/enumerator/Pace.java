package io.flinkdm.job.source.enumerator;

/**
 * How fast something goes on, over the last one to two windows of half a minute, and so how long
 * the rest of it takes. JobManager main thread: must not block.
 */
final class Pace {

    /** Nobody can tell. */
    static final long UNKNOWN = -1;

    private static final long WINDOW_MS = 30_000;
    private static final long MS_PER_SECOND = 1_000;

    private Sample older;
    private Sample newer;

    /** How much was done at a time. */
    private record Sample(long atMs, long done) {}

    void tell(long done, long nowMs) {
        boolean begunAnew = newer != null && done < newer.done();
        if (newer == null || begunAnew) {
            older = new Sample(nowMs, done);
            newer = older;
        } else if (nowMs - newer.atMs() >= WINDOW_MS) {
            older = newer;
            newer = new Sample(nowMs, done);
        }
    }

    /** Seconds for what is left, {@link #UNKNOWN} while nothing is done. */
    long secondsFor(long left, long done, long nowMs) {
        if (left == 0) {
            return 0;
        }
        long recent = done - older.done();
        long elapsedMs = nowMs - older.atMs();
        return recent <= 0 || elapsedMs <= 0
                ? UNKNOWN
                : Math.round((double) left * elapsedMs / recent / MS_PER_SECOND);
    }
}
