package io.flinkdm.job.source.enumerator;

/**
 * How far a source's durable place is behind its present, by the source's own clock: the age of the
 * oldest change that may not be on the target yet. That change came after the last durable one, and
 * after the last moment nothing was missing; the later of both counts, so a change after hours of
 * idleness does not look hours old, and a reader that is stuck does not look idle.
 *
 * <p>One thread at a time.
 */
final class Lag {

    private static final long MS_PER_SECOND = 1_000;

    private long completeMs;

    /**
     * @param complete whether everything upstream is durable
     * @param lastChangeMs when the last durable change was made; 0 when unknown
     * @param nowMs by the source's clock
     */
    long seconds(boolean complete, long lastChangeMs, long nowMs) {
        if (complete || completeMs == 0) {
            // What was missing before the first look has no known age but its change's own.
            completeMs = complete || lastChangeMs == 0 ? nowMs : lastChangeMs;
        }
        return complete
                ? 0
                : Math.max(0, nowMs - Math.max(completeMs, lastChangeMs)) / MS_PER_SECOND;
    }
}
