package io.flinkdm.cdc;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.source.connector.SourceConnector;
import io.flinkdm.job.source.enumerator.PreparedSource;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.source.Source;

/** Finds out whether the connector can read a source, and makes its reader. Stateless. */
public final class FlinkCdcConnector implements SourceConnector {

    @Override
    public String name() {
        return "flink-cdc";
    }

    @Override
    public Source<Bundle<ChangeEvent>, ?, ?> source(
            MigrationPlan plan, SourcePlan source, TargetTableCreator creator) {
        Limits.requireSettings(plan, source);
        PreparedSource prepared = PreparedSource.of(plan, source, checked(plan, source, creator));
        if (!plan.mode().loads()) {
            Limits.requireTables(plan, source, prepared.tables());
        }
        return new FlinkCdcSource(plan.mode(), source, prepared);
    }

    /** What is refused leaves nothing on the target. */
    private static TargetTableCreator checked(
            MigrationPlan plan, SourcePlan source, TargetTableCreator creator) {
        return found -> {
            Map<TableId, TableSchema> tables = new HashMap<>();
            found.forEach(table -> tables.put(table.table().table(), table.schema()));
            Limits.requireTables(plan, source, tables);
            creator.create(found);
        };
    }
}
