package io.flinkdm.config.plan;

import java.io.Serializable;
import java.time.Duration;

/**
 * How changes are written ({@code syncers}).
 *
 * @param workerCount target connections ({@code worker-count})
 * @param batchRows most row changes in one target transaction ({@code batch})
 * @param queueRows row changes waiting for one connection ({@code queue-size})
 * @param checkpointInterval {@code checkpoint-flush-interval}, or {@code null} when not given
 * @param safeMode every change replaces what is there, for the task's whole life
 * @param safeModeDuration how long it does so after each start; zero for only as long as changes
 *     may be repetitions
 * @param compact changes of one row may become one
 * @param multipleRows one statement may hold several rows
 */
public record SyncPlan(
        int workerCount,
        int batchRows,
        int queueRows,
        Duration checkpointInterval,
        boolean safeMode,
        Duration safeModeDuration,
        boolean compact,
        boolean multipleRows)
        implements Serializable {

    /** Without safe mode beyond the usual. */
    public SyncPlan(int workerCount, int batchRows, int queueRows, Duration checkpointInterval) {
        this(
                workerCount,
                batchRows,
                queueRows,
                checkpointInterval,
                false,
                Duration.ZERO,
                false,
                false);
    }
}
