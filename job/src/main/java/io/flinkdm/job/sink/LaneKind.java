package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;

/**
 * What lanes are for. Immutable.
 *
 * @param queueRows most rows that wait for one lane
 * @param limits when a batch is full
 * @param linger how long a row may wait for others to fill its batch
 * @param mode how batches are written
 */
record LaneKind(int queueRows, BatchLimits limits, Linger linger, WriteMode mode) {

    /** For changes, as the task says. */
    static LaneKind ofChanges(MigrationPlan plan) {
        LaneSettings settings = LaneSettings.of(plan);
        return new LaneKind(
                settings.queueRows(),
                BatchLimits.ofRows(settings.batchRows()),
                Linger.OF_CHANGES,
                plan.target().strictRows() ? WriteMode.STRICT : WriteMode.NEW);
    }

    /** For the load: it comes in runs that fill a batch; one waits while another is written. */
    static LaneKind ofLoad(Duplicates duplicates) {
        BatchLimits limits = BatchLimits.ofLoad();
        return new LaneKind(limits.rows(), limits, Linger.NONE, WriteMode.ofLoad(duplicates));
    }
}
