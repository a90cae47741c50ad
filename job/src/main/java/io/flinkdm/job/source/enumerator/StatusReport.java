package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.job.meta.SourceStatusTable;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.job.meta.TableStatusTable;
import io.flinkdm.job.source.enumerator.SourceProgress.Phase;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the status table says of the source: composed on the main thread, completed with a fresh
 * head and written off it.
 */
final class StatusReport {

    private static final long MS_PER_SECOND = 1_000;

    private final Lag lag = new Lag();
    private final MigrationPlan plan;
    private final SourcePlan source;

    StatusReport(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
    }

    /** Without the head and what follows from it. JobManager main thread: does not block. */
    SourceStatus compose(SplitAssigner assigner, ReadProgress progress, boolean finished) {
        Totals totals = assigner.totals();
        return new SourceStatus(
                source.sourceId(),
                assigner.phase() == Phase.BINLOG ? "Sync" : "Load",
                finished,
                totals.tables,
                totals.completedTables,
                totals.chunks,
                totals.completedChunks,
                totals.estimatedRows,
                totals.loadedRows,
                totals.loadedBytes,
                location(assigner.start()),
                location(progress.flushed()),
                Location.UNKNOWN,
                progress.syncedRows(),
                progress.syncedBytes(),
                progress.timestampMs(),
                0);
    }

    /**
     * What was written.
     *
     * @param unsyncedBytes of the source's binlog
     */
    record Written(SourceStatus status, long unsyncedBytes) {}

    /**
     * Blocks; called off the main thread.
     *
     * @param composed from {@link #compose}, with the last change's time for {@code secondsBehind}
     * @param tables with news
     */
    Written write(SourceStatus composed, List<TableStatus> tables) throws SQLException {
        SourceStatus status;
        long unsyncedBytes;
        try (Connection upstream = Upstream.open(source)) {
            status = complete(composed, ServerState.read(upstream));
            unsyncedBytes = BinlogDistance.bytes(upstream, status.flushed(), status.head());
        }
        try (Connection target =
                JdbcConnections.open(
                        plan.target().connection(),
                        ErrorScope.DOWNSTREAM,
                        plan.target().session())) {
            SourceStatusTable.ensure(target, plan.metaSchema(), plan.task());
            SourceStatusTable.write(target, plan.metaSchema(), plan.task(), status);
            if (!tables.isEmpty()) {
                TableStatusTable.ensure(target, plan.metaSchema(), plan.task());
                TableStatusTable.write(target, plan.metaSchema(), plan.task(), tables);
            }
        }
        return new Written(status, unsyncedBytes);
    }

    private SourceStatus complete(SourceStatus status, ServerState server) {
        return new SourceStatus(
                status.sourceId(),
                status.unit(),
                status.finished(),
                status.totalTables(),
                status.completedTables(),
                status.totalChunks(),
                status.completedChunks(),
                status.estimatedRows(),
                status.loadedRows(),
                status.loadedBytes(),
                status.snapshot(),
                status.flushed(),
                location(server.head()),
                status.syncedRows(),
                status.syncedBytes(),
                secondsBehind(status, server),
                System.currentTimeMillis());
    }

    private long secondsBehind(SourceStatus status, ServerState server) {
        return lag.seconds(
                caughtUp(status.flushed(), server.head()),
                status.secondsBehind(),
                server.clockSeconds() * MS_PER_SECOND);
    }

    private boolean caughtUp(Location flushed, BinlogPosition head) {
        if (source.enableGtid() && !flushed.gtidSet().isEmpty()) {
            return GtidSet.parse(flushed.gtidSet()).contains(head.gtids());
        }
        return flushed.file().equals(head.file()) && flushed.offset() >= head.offset();
    }

    private static Location location(BinlogPosition position) {
        return position == null
                ? Location.UNKNOWN
                : new Location(position.file(), position.offset(), position.gtids().toString());
    }
}
