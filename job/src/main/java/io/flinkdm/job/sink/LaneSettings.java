package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What the task says of its writers. All sources share them, so of each setting the largest counts,
 * but of {@code batch}, which is a limit, the smallest. Immutable.
 *
 * @param workerCount connections of all writers together
 * @param batchRows most rows of one transaction
 * @param queueRows most rows that wait for one connection
 */
record LaneSettings(int workerCount, int batchRows, int queueRows) {

    /** Rows of unusual length must not fill the memory: this is for each connection. */
    static final long QUEUE_BYTES = 16 << 20;

    static LaneSettings of(MigrationPlan plan) {
        return new LaneSettings(
                most(plan, SyncPlan::workerCount),
                settings(plan, SyncPlan::batchRows).min().orElseThrow(),
                most(plan, SyncPlan::queueRows));
    }

    private static int most(MigrationPlan plan, ToIntFunction<SyncPlan> setting) {
        return settings(plan, setting).max().orElseThrow();
    }

    private static IntStream settings(MigrationPlan plan, ToIntFunction<SyncPlan> setting) {
        return plan.sources().stream().map(SourcePlan::sync).mapToInt(setting);
    }
}
