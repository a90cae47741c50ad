package io.flinkdm.job.source.split;

import org.apache.flink.api.connector.source.SourceSplit;

/** A piece of a source that one reader reads. Immutable. */
public sealed interface MigrationSplit extends SourceSplit permits SnapshotSplit, BinlogSplit {

    /** The one place that tells the kinds apart. */
    <T> T match(Cases<T> cases);

    /** One case per kind of split. */
    interface Cases<T> {
        T snapshot(SnapshotSplit chunk);

        T binlog(BinlogSplit binlog);
    }
}
