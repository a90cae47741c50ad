package io.flinkdm.job.sink;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.job.fence.Attempt;
import io.flinkdm.job.target.TargetSession;
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
        return new LaneStarter(
                plan, LaneKind.ofChanges(plan), LaneConnector.to(plan.target()), name, metrics);
    }

    /** Rows of the load come in no order that foreign keys would allow. */
    static LaneStarter ofLoad(
            MigrationPlan plan, Duplicates duplicates, String name, WriterMetrics metrics) {
        TargetPlan target = TargetSession.withoutForeignKeys(plan.target());
        return new LaneStarter(
                plan, LaneKind.ofLoad(duplicates), LaneConnector.to(target), name, metrics);
    }

    /** The same for an attempt of the job that others come before and after. */
    LaneStarter fenced(Attempt attempt) {
        return new LaneStarter(
                plan, kind, new FencedConnector(connector, plan, attempt), name, metrics);
    }

    Lanes start(int count) {
        Congestion congestion = new Congestion();
        List<RunningLane> lanes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lanes.add(RunningLane.start(this, i, congestion));
        }
        return new Lanes(lanes, congestion);
    }
}
