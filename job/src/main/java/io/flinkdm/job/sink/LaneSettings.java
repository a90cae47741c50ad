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

    /** One thread hands over far more rows than so many connections take. */
    private static final int LANES_OF_A_WRITER = 16;

    static LaneSettings of(MigrationPlan plan) {
        return new LaneSettings(
                most(plan, SyncPlan::workerCount),
                settings(plan, SyncPlan::batchRows).min().orElseThrow(),
                most(plan, SyncPlan::queueRows));
    }

    /**
     * How many subtasks the writers are, which is few: the more of the lanes are one's, the better
     * it spreads tables over them, and the more rows a statement brings.
     *
     * @param parallelism of the job
     */
    int writers(int parallelism) {
        return Math.min(parallelism, (workerCount + LANES_OF_A_WRITER - 1) / LANES_OF_A_WRITER);
    }

    /** Of each of so many writers; together they are as many as asked for, or a few more. */
    int lanes(int writers) {
        return (workerCount + writers - 1) / writers;
    }

    private static int most(MigrationPlan plan, ToIntFunction<SyncPlan> setting) {
        return settings(plan, setting).max().orElseThrow();
    }

    private static IntStream settings(MigrationPlan plan, ToIntFunction<SyncPlan> setting) {
        return plan.sources().stream().map(SourcePlan::sync).mapToInt(setting);
    }
}
