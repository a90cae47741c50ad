package io.flinkdm.job.source;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.source.enumerator.MigrationEnumerator;
import io.flinkdm.job.source.enumerator.SourceProgress;
import io.flinkdm.job.source.enumerator.SourceProgressSerializer;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.source.reader.MigrationSourceReader;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.MigrationSplitSerializer;
import io.flinkdm.udf.event.ChangeEvent;
import java.util.Objects;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * One upstream of a task as a Flink source: ends by itself in {@code full} mode, never otherwise.
 * Immutable.
 */
public final class MigrationSource
        implements Source<Bundle<ChangeEvent>, MigrationSplit, SourceProgress> {

    private static final long serialVersionUID = 1L;

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final TargetTableCreator creator;

    /**
     * @param source one of the plan's sources
     * @param creator makes the target's tables before the first row is read
     */
    public MigrationSource(MigrationPlan plan, SourcePlan source, TargetTableCreator creator) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.source = Objects.requireNonNull(source, "source");
        this.creator = Objects.requireNonNull(creator, "creator");
    }

    /** A task that ends still is a stream: it needs checkpoints on its way. */
    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Bundle<ChangeEvent>, MigrationSplit> createReader(
            SourceReaderContext context) {
        return MigrationSourceReader.create(plan, source, creator, context);
    }

    @Override
    public SplitEnumerator<MigrationSplit, SourceProgress> createEnumerator(
            SplitEnumeratorContext<MigrationSplit> context) {
        return MigrationEnumerator.fresh(plan, source, creator, context);
    }

    @Override
    public SplitEnumerator<MigrationSplit, SourceProgress> restoreEnumerator(
            SplitEnumeratorContext<MigrationSplit> context, SourceProgress progress) {
        return MigrationEnumerator.restored(plan, source, creator, context, progress);
    }

    @Override
    public SimpleVersionedSerializer<MigrationSplit> getSplitSerializer() {
        return new MigrationSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<SourceProgress> getEnumeratorCheckpointSerializer() {
        return new SourceProgressSerializer();
    }
}
