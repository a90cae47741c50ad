package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.udf.filter.BlockAllowRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneSettingsTest {

    private static final ConnectionPlan SERVER =
            new ConnectionPlan("localhost", 4000, "root", Secret.of(""));

    private static SourcePlan source(String id, SyncPlan sync) {
        SnapshotPlan snapshot = new SnapshotPlan(4, 0, 16);
        BlockAllowRules rules = BlockAllowRules.NONE;
        return new SourcePlan(
                id, SERVER, null, 0, false, false, null, rules, List.of(), snapshot, sync);
    }

    @Test
    void theMostConnectionsButTheSmallestBatchCounts() {
        List<SourcePlan> sources =
                List.of(
                        source("a", new SyncPlan(16, 1_000, 1_024, null)),
                        source("b", new SyncPlan(32, 50, 512, null)));
        TargetPlan target = new TargetPlan(SERVER, Map.of());
        MigrationPlan plan = new MigrationPlan("t", TaskMode.ALL, "meta", "", target, sources);
        assertThat(LaneSettings.of(plan)).isEqualTo(new LaneSettings(32, 50, 1_024));
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 1, 1", "16, 4, 1, 16", "17, 4, 2, 9", "64, 2, 2, 32", "64, 16, 4, 16"})
    void fewWritersShareTheConnections(int workers, int parallelism, int writers, int lanes) {
        LaneSettings settings = new LaneSettings(workers, 100, 1_024);
        assertThat(settings.writers(parallelism)).isEqualTo(writers);
        assertThat(settings.lanes(writers)).isEqualTo(lanes);
    }
}
