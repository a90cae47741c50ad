package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the lanes of one writer have in common. Immutable.
 *
 * @param name what the names of the threads begin with
 */
record LaneStarter(
        MigrationPlan plan,
        LaneKind kind,
        LaneConnector connector,
        String name,
        WriterMetrics metrics) {

    static LaneStarter ofChanges(MigrationPlan plan, String name, WriterMetrics metrics) {
        return of(plan, LaneKind.ofChanges(plan), name, metrics);
    }

    static LaneStarter ofLoad(MigrationPlan plan, String name, WriterMetrics metrics) {
        return of(plan, LaneKind.ofLoad(), name, metrics);
    }

    private static LaneStarter of(
            MigrationPlan plan, LaneKind kind, String name, WriterMetrics metrics) {
        return new LaneStarter(plan, kind, LaneConnector.to(plan.target()), name, metrics);
    }

    Lanes start(int count) {
        List<RunningLane> lanes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lanes.add(RunningLane.start(this, i));
        }
        return new Lanes(lanes);
    }
}
