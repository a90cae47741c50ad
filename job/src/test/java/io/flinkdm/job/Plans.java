package io.flinkdm.job;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.udf.filter.BlockAllowRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans of tasks that go nowhere. */
final class Plans {

    private static final ConnectionPlan NOWHERE =
            new ConnectionPlan("localhost", 1, "root", Secret.of("secret word"));

    private Plans() {}

    /** One source per interval; {@code null} for one that names none. */
    static MigrationPlan withIntervals(TaskMode mode, Duration... intervals) {
        List<SourcePlan> sources = new ArrayList<>();
        for (Duration interval : intervals) {
            sources.add(source("mysql-0" + (sources.size() + 1), interval));
        }
        TargetPlan target = new TargetPlan(NOWHERE, Map.of());
        return new MigrationPlan("task", mode, "dm_meta", "", target, sources);
    }

    private static SourcePlan source(String id, Duration interval) {
        return new SourcePlan(
                id,
                NOWHERE,
                null,
                0,
                true,
                false,
                null,
                BlockAllowRules.NONE,
                List.of(),
                new SnapshotPlan(4, 0, 16),
                new SyncPlan(16, 100, 1024, interval));
    }
}
