package io.flinkdm.submit.status;

import io.flinkdm.job.meta.SourceStatus;

/**
 * What a source had done when it was last asked, and how fast it was then. Immutable.
 *
 * @param jobId counters of another job do not compare
 */
public record RateSample(
        String jobId,
        long atMs,
        long syncedRows,
        long loadedBytes,
        long rowsPerSecond,
        long bytesPerSecond) {

    /** The sample after this one; without news the speed stays what it was. */
    RateSample next(String currentJobId, SourceStatus now) {
        long elapsedMs = now.updatedAtMs() - atMs;
        if (!jobId.equals(currentJobId)) {
            return first(currentJobId, now);
        }
        if (elapsedMs <= 0) {
            return this;
        }
        return new RateSample(
                jobId,
                now.updatedAtMs(),
                now.syncedRows(),
                now.loadedBytes(),
                perSecond(now.syncedRows() - syncedRows, elapsedMs),
                perSecond(now.loadedBytes() - loadedBytes, elapsedMs));
    }

    static RateSample first(String jobId, SourceStatus now) {
        return new RateSample(jobId, now.updatedAtMs(), now.syncedRows(), now.loadedBytes(), 0, 0);
    }

    static long perSecond(long amount, long elapsedMs) {
        return elapsedMs <= 0 ? 0 : Math.max(0, amount) * 1000 / elapsedMs;
    }
}
