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
 */
public record SyncPlan(int workerCount, int batchRows, int queueRows, Duration checkpointInterval)
        implements Serializable {}
