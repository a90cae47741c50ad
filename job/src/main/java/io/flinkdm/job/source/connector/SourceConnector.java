package io.flinkdm.job.source.connector;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeEvent;
import org.apache.flink.api.connector.source.Source;

/** A way to read a source; found as a service, asked once for each source of a task. Stateless. */
public interface SourceConnector {

    /** What {@code --source-connector} calls it. */
    String name();

    /**
     * A source that emits what its binlog and its tables hold, in the form of all others. Called
     * where the job is built; may ask the databases.
     *
     * @param creator makes the target's tables, to be done before the first row is emitted
     * @throws MigrationException when it cannot carry what the task wants exactly
     */
    Source<Bundle<ChangeEvent>, ?, ?> source(
            MigrationPlan plan, SourcePlan source, TargetTableCreator creator);
}
