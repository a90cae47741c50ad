package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.meta.SourceStatus;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.job.source.server.Continuity;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.job.source.split.SplitRequest;
import io.flinkdm.job.source.split.TableRead;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what {@link SplitAssigner} decides, with one piece of work at a time off the main
 * thread. JobManager main thread: must not block.
 */
public final class MigrationEnumerator implements SplitEnumerator<MigrationSplit, SourceProgress> {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationEnumerator.class);
    private static final int CHUNKS_AHEAD_OF_A_READER = 4;

    private final SourcePlan source;
    private final SplitEnumeratorContext<MigrationSplit> context;
    private final SplitAssigner assigner;
    private final SourceExplorer explorer;
    private final ChunkCutter cutter;
    private final KeptStart kept;
    private final StatusReport status;
    private final LoadMetrics metrics;
    private final SyncMetrics syncMetrics;
    private final Set<Integer> ended = new HashSet<>();
    private Map<TableId, TableSchema> schemas;
    private ReadProgress progress = ReadProgress.NONE;
    private boolean working;
    private boolean writingStatus;
    private boolean keptForgotten;

    private MigrationEnumerator(
            MigrationPlan plan,
            SourcePlan source,
            TargetTableCreator creator,
            SplitEnumeratorContext<MigrationSplit> context,
            SplitAssigner assigner) {
        this.source = source;
        this.context = context;
        this.assigner = assigner;
        this.explorer = new SourceExplorer(plan, source, creator);
        this.cutter = new ChunkCutter(source);
        this.kept = new KeptStart(plan, source);
        this.status = new StatusReport(plan, source);
        this.metrics = new LoadMetrics().register(context.metricGroup());
        this.syncMetrics = new SyncMetrics().register(context.metricGroup());
    }

    /** For a source nothing is known of. */
    public static MigrationEnumerator fresh(
            MigrationPlan plan,
            SourcePlan source,
            TargetTableCreator creator,
            SplitEnumeratorContext<MigrationSplit> context) {
        return new MigrationEnumerator(
                plan, source, creator, context, SplitAssigner.fresh(plan.mode(), source));
    }

    /** From a checkpoint. */
    public static MigrationEnumerator restored(
            MigrationPlan plan,
            SourcePlan source,
            TargetTableCreator creator,
            SplitEnumeratorContext<MigrationSplit> context,
            SourceProgress progress) {
        return new MigrationEnumerator(
                plan,
                source,
                creator,
                context,
                SplitAssigner.restored(
                        plan.mode(), source, progress, Totals.of(progress.totals())));
    }

    @Override
    public void start() {
        if (assigner.phase() == SourceProgress.Phase.DISCOVERY) {
            working = true;
            context.callAsync(this::explore, this::explored);
        } else {
            advance();
        }
    }

    private Discovery explore() {
        return kept.needed() ? explorer.explore(kept) : explorer.explore();
    }

    private void explored(Discovery discovery, Throwable failure) {
        working = false;
        if (failure != null) {
            throw Failures.of(failure);
        }
        schemas = discovery.schemas();
        assigner.discovered(discovery.start(), discovery.mark(), discovery.tables());
        if (kept.needed()) {
            assigner.startKept();
        }
        advance();
        writeStatus(false);
    }

    /** Does what can be done now; called after everything that happens. */
    private void advance() {
        int parallelism = context.currentParallelism();
        assigner.registered(context.registeredReaders().keySet());
        if (!working) {
            work(parallelism);
        }
        if (assigner.finished(parallelism)) {
            end();
        }
    }

    /** Readers learn it once; one that comes up again is told again. */
    private void end() {
        boolean news = false;
        for (int subtask : context.registeredReaders().keySet()) {
            if (ended.add(subtask)) {
                context.signalNoMoreSplits(subtask);
                news = true;
            }
        }
        if (news) {
            writeStatus(true);
        }
    }

    private void work(int parallelism) {
        Optional<TableToCut> table = assigner.wantsCut(parallelism * CHUNKS_AHEAD_OF_A_READER);
        if (table.isPresent() && schemas == null) {
            working = true;
            context.callAsync(explorer::keptSchemas, this::schemasRead);
        } else if (table.isPresent()) {
            working = true;
            TableSchema schema = schemas.get(table.get().table());
            int waiting = assigner.readersWaiting();
            context.callAsync(
                    () -> cutter.cut(table.get(), schema, waiting),
                    (cuts, failure) -> cut(table.get(), cuts, failure));
        } else if (assigner.wantsEnd(parallelism)) {
            working = true;
            assigner.noteEnd();
            BinlogPosition start = assigner.start();
            LogMark mark = assigner.mark();
            context.callAsync(() -> head(start, mark), this::endNoted);
        }
    }

    private void schemasRead(Map<TableId, TableSchema> kept, Throwable failure) {
        working = false;
        if (failure != null) {
            throw Failures.of(failure);
        }
        schemas = kept;
        advance();
    }

    private void cut(TableToCut table, Cuts cuts, Throwable failure) {
        working = false;
        if (failure != null) {
            throw Failures.of(failure);
        }
        TableSchema schema = schemas.get(table.table());
        assigner.cut(cuts, schema.fingerprint(), table.keyless(schema));
        advance();
    }

    /** All rows have to be of one server, or of servers that have the same transactions. */
    private BinlogPosition head(BinlogPosition start, LogMark mark) {
        try (Connection connection = Upstream.open(source)) {
            ServerState now = ServerState.read(connection);
            Continuity.require(source, start, mark, now);
            return now.head();
        } catch (SQLException e) {
            throw Upstream.failure(source, "reading the binlog's position", e);
        }
    }

    private void endNoted(BinlogPosition end, Throwable failure) {
        working = false;
        if (failure != null) {
            throw Failures.of(failure);
        }
        assigner.endNoted(end, context.currentParallelism());
        LOG.info("{}: all rows are read, the binlog ends at {}", source.sourceId(), end.display());
        advance();
    }

    /** Does not say whether the reader asked before or after it got its last split. */
    @Override
    public void handleSplitRequest(int subtask, String host) {
        throw new UnsupportedOperationException("readers ask by " + SplitRequest.class);
    }

    private void asked(int subtask, SplitRequest request) {
        assigner.requested(subtask, request.received());
        handOut();
        advance();
    }

    /**
     * Only when a reader has just asked. Flink fails a job that it stops with a savepoint when a
     * split goes to a reader that has ended by then; one that is about to end does not ask.
     */
    private void handOut() {
        assigner.registered(context.registeredReaders().keySet());
        assigner.assign(context.currentParallelism())
                .forEach((subtask, split) -> context.assignSplit(split, subtask));
    }

    @Override
    public void addSplitsBack(List<MigrationSplit> splits, int subtask) {
        assigner.returned(splits, subtask);
        advance();
    }

    @Override
    public void addReader(int subtask) {
        ended.remove(subtask);
        assigner.readerStarted(subtask);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event instanceof SplitRequest request) {
            asked(subtask, request);
        } else if (event instanceof TableRead read) {
            assigner.tableRead(read.table(), read.position());
        } else if (event instanceof ReadProgress told) {
            assigner.durable(told);
            progress = told.flushed() == null ? progress : told;
            writeStatus(false);
        }
    }

    @Override
    public SourceProgress snapshotState(long checkpoint) {
        return assigner.checkpointStarted(checkpoint, assigner.totals().toBytes());
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        assigner.checkpointCompleted(checkpoint);
        advance();
        if (assigner.startInCheckpoint() && !keptForgotten) {
            keptForgotten = true;
            context.callAsync(kept::forget, this::keptForgotten);
        }
    }

    /** A start that stays is older than need be; that does no harm. */
    private void keptForgotten(Boolean removed, Throwable failure) {
        if (failure != null) {
            keptForgotten = false;
            LOG.warn("{}: the start kept is not removed yet", source.sourceId(), failure);
        }
    }

    /** One at a time; what is missed is told with the next checkpoint. */
    private void writeStatus(boolean finished) {
        long nowMs = System.currentTimeMillis();
        metrics.tell(assigner.totals(), nowMs);
        if (writingStatus && !finished) {
            return;
        }
        writingStatus = true;
        SourceStatus composed = status.compose(assigner, progress, finished);
        List<TableStatus> tables = assigner.totals().takeNews(source.sourceId(), nowMs);
        context.callAsync(() -> status.write(composed, tables), this::statusWritten);
    }

    /** People see an older status then; the task itself goes on. */
    private void statusWritten(StatusReport.Written written, Throwable failure) {
        writingStatus = false;
        if (failure != null) {
            LOG.warn("{}: the status table could not be written", source.sourceId(), failure);
        } else {
            syncMetrics.tell(written.status(), written.unsyncedBytes(), System.currentTimeMillis());
        }
    }

    @Override
    public void close() {
        cutter.close();
    }
}
