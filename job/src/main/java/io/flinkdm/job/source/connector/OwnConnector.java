package io.flinkdm.job.source.connector;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.source.MigrationSource;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.udf.event.ChangeEvent;
import org.apache.flink.api.connector.source.Source;

/** The job's own readers. Stateless. */
final class OwnConnector implements SourceConnector {

    @Override
    public String name() {
        return SourceConnectors.OWN;
    }

    @Override
    public Source<Bundle<ChangeEvent>, ?, ?> source(
            MigrationPlan plan, SourcePlan source, TargetTableCreator creator) {
        return new MigrationSource(plan, source, creator);
    }
}
