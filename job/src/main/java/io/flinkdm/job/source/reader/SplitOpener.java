package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.SchemaCache;
import io.flinkdm.job.source.binlog.BinlogReader;
import io.flinkdm.job.source.binlog.ReadLag;
import io.flinkdm.job.source.binlog.TrackedTables;
import io.flinkdm.job.source.enumerator.TargetTableCreator;
import io.flinkdm.job.source.server.Sequences;
import io.flinkdm.job.source.snapshot.SnapshotReader;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.job.source.split.SplitInput;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.util.Optional;

/** Opens splits; keeps one connection for all chunks, one for structures. Fetcher thread. */
final class SplitOpener implements AutoCloseable {

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final TargetTableCreator target;
    private final SpareConnection spare;
    private final SchemaCache schemas;
    private final ReadLag lag;
    private Connection connection;
    private KeptStructures structures;

    SplitOpener(
            MigrationPlan plan,
            SourcePlan source,
            TargetTableCreator target,
            SpareConnection spare,
            ReadLag lag) {
        this.lag = lag;
        this.plan = plan;
        this.source = source;
        this.target = target;
        this.spare = spare;
        this.schemas = SchemaCache.of(plan);
    }

    SplitInput open(MigrationSplit split) {
        return split.match(
                new MigrationSplit.Cases<SplitInput>() {
                    @Override
                    public SplitInput snapshot(SnapshotSplit chunk) {
                        return openChunk(chunk);
                    }

                    @Override
                    public SplitInput binlog(BinlogSplit binlog) {
                        return openBinlog(binlog);
                    }
                });
    }

    private SplitInput openChunk(SnapshotSplit chunk) {
        TableSchema schema = schemas.schema(chunk.schema());
        if (connection == null) {
            connection = spare.take();
        }
        SnapshotReader rows =
                new SnapshotReader(
                        connection,
                        source,
                        chunk,
                        schema,
                        other -> schemas.publish(chunk.table(), other));
        SourceTable table = new SourceTable(source.sourceId(), chunk.table());
        return chunk.keyless() ? new KeylessInput(rows, () -> target.deleteLeftovers(table)) : rows;
    }

    private SplitInput openBinlog(BinlogSplit binlog) {
        close();
        BlockAllowList allow =
                BlockAllowList.compile(
                        source.allow(),
                        source.caseSensitive()
                                ? CaseSensitivity.SENSITIVE
                                : CaseSensitivity.INSENSITIVE);
        structures = new KeptStructures(plan, source);
        KeptStructures.Read kept = structures.read(binlog, allow);
        TrackedTables tables =
                new TrackedTables(
                        source.sourceId(),
                        allow,
                        kept.fixed(),
                        binlog.tableStarts(),
                        new Sequences(source),
                        Optional.of(kept.followed()));
        return new BinlogReader(source, binlog, tables, lag);
    }

    @Override
    public void close() {
        if (connection != null) {
            spare.giveBack(connection);
            connection = null;
        }
        if (structures != null) {
            structures.close();
            structures = null;
        }
    }
}
