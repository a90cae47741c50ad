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
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.model.BinlogPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the status table says of the source: composed on the main thread, completed with a fresh
 * head and written off it.
 */
final class StatusReport {

    private static final long MS_PER_SECOND = 1_000;

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
     * Blocks; called off the main thread.
     *
     * @param status from {@link #compose}, with the last change's time for {@code secondsBehind}
     * @param tables with news
     */
    void write(SourceStatus status, List<TableStatus> tables) throws SQLException {
        BinlogPosition head;
        try (Connection upstream = Upstream.open(source)) {
            head = ServerFlavor.of(upstream).head(upstream);
        }
        try (Connection target =
                JdbcConnections.open(
                        plan.target().connection(),
                        ErrorScope.DOWNSTREAM,
                        plan.target().session())) {
            SourceStatusTable.ensure(target, plan.metaSchema(), plan.task());
            SourceStatusTable.write(target, plan.metaSchema(), plan.task(), complete(status, head));
            if (!tables.isEmpty()) {
                TableStatusTable.ensure(target, plan.metaSchema(), plan.task());
                TableStatusTable.write(target, plan.metaSchema(), plan.task(), tables);
            }
        }
    }

    private static SourceStatus complete(SourceStatus status, BinlogPosition head) {
        long now = System.currentTimeMillis();
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
                location(head),
                status.syncedRows(),
                status.syncedBytes(),
                secondsBehind(status, head, now),
                now);
    }

    private static long secondsBehind(SourceStatus status, BinlogPosition head, long now) {
        boolean caughtUp =
                status.flushed().file().equals(head.file())
                        && status.flushed().offset() >= head.offset();
        long lastChangeMs = status.secondsBehind();
        return caughtUp || lastChangeMs == 0
                ? 0
                : Math.max(0, (now - lastChangeMs) / MS_PER_SECOND);
    }

    private static Location location(BinlogPosition position) {
        return position == null
                ? Location.UNKNOWN
                : new Location(position.file(), position.offset(), position.gtids().toString());
    }
}
