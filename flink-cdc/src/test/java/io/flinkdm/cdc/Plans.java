package io.flinkdm.cdc;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.udf.filter.BlockAllowRules;
import java.util.List;

/** Plans of one source without rules. */
final class Plans {

    private Plans() {}

    static SourcePlan of(ConnectionPlan account) {
        return new SourcePlan(
                "mysql-01",
                account,
                null,
                0,
                false,
                false,
                null,
                BlockAllowRules.NONE,
                List.of(),
                new SnapshotPlan(4, 0, 16),
                new SyncPlan(16, 100, 1024, null));
    }
}
