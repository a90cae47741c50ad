package io.flinkdm.submit.status;

/**
 * Speeds of one source: over its whole run, and since the sample before. Immutable.
 *
 * @param totalRowsPerSecond binlog rows since the job was submitted
 * @param recentRowsPerSecond binlog rows since the last sample
 * @param recentBytesPerSecond snapshot bytes since the last sample
 */
public record Rates(long totalRowsPerSecond, long recentRowsPerSecond, long recentBytesPerSecond) {

    public static final Rates NONE = new Rates(0, 0, 0);
}
