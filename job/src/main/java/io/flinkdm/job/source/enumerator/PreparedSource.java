package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.Map;

/**
 * A source that another reader than the job's own may begin to read: checked, its structures kept
 * for all who meet their fingerprints, the target's tables made. Immutable.
 *
 * @param start where an incremental task begins, or what the structures are of
 * @param tables those the task allows
 */
public record PreparedSource(BinlogPosition start, Map<TableId, TableSchema> tables) {

    public PreparedSource {
        tables = Map.copyOf(tables);
    }

    /**
     * Asks source and target; blocks.
     *
     * @throws MigrationException when one of them cannot be reached or used
     */
    public static PreparedSource of(
            MigrationPlan plan, SourcePlan source, TargetTableCreator creator) {
        Discovery discovery = new SourceExplorer(plan, source, creator).explore();
        return new PreparedSource(discovery.start(), discovery.schemas());
    }
}
