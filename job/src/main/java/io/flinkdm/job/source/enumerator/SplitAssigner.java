package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.enumerator.SourceProgress.Phase;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides who reads what, and when. Pure: it is told what happens and answers what to do.
 *
 * <p>Nothing is handed out before the place to read the binlog from is durable: named by the task,
 * kept on the target, or known to a checkpoint that has completed. Whoever begins anew would note a
 * later one, and never learn what was deleted meanwhile of the rows written already.
 *
 * <p>A reader asks when it holds nothing. So when nothing is left to hand out and every reader
 * waits with an unanswered request, all rows are read. They are durable once a checkpoint that
 * began after that moment has completed; only then does the binlog split exist. A reader that
 * starts anew may hold unread chunks in its own state, so any restart takes that moment back.
 *
 * <p>JobManager main thread: must not block.
 */
final class SplitAssigner {

    private static final long NO_CHECKPOINT = Long.MAX_VALUE;

    private final TaskMode mode;
    private final int ownerHash;
    private final int mostReading;
    private final boolean startNamed;
    private final Deque<MigrationSplit> unassigned = new ArrayDeque<>();
    private final Deque<TableToCut> toCut = new ArrayDeque<>();
    private final IdleReaders readers = new IdleReaders();
    private final Map<TableId, BinlogPosition> tableStarts = new HashMap<>();
    private final Totals totals;
    private Phase phase;
    private BinlogPosition start;
    private BinlogPosition end;
    private LogMark mark = LogMark.UNKNOWN;
    private int nextChunk;
    private boolean notingEnd;
    private boolean startDurable;
    private boolean startInCheckpoint;
    private long firstCheckpointWithStart = NO_CHECKPOINT;
    private long firstCheckpointAfterRows = NO_CHECKPOINT;

    private SplitAssigner(TaskMode mode, SourcePlan source, Totals totals) {
        this.mode = mode;
        this.ownerHash = source.sourceId().hashCode();
        int threads = source.snapshot().threads();
        this.mostReading = threads > 0 ? threads : Integer.MAX_VALUE;
        this.startNamed = !mode.loads() && source.start() != null;
        this.totals = totals;
        this.phase = Phase.DISCOVERY;
    }

    /** For a source nothing is known of. */
    static SplitAssigner fresh(TaskMode mode, SourcePlan source) {
        return new SplitAssigner(mode, source, new Totals());
    }

    /** From a checkpoint, which has completed: rows read before it are durable. */
    static SplitAssigner restored(
            TaskMode mode, SourcePlan source, SourceProgress progress, Totals totals) {
        SplitAssigner assigner = new SplitAssigner(mode, source, totals);
        assigner.phase = progress.phase();
        assigner.startInCheckpoint = progress.phase() != Phase.DISCOVERY;
        assigner.startDurable = assigner.startInCheckpoint;
        assigner.start = progress.start();
        assigner.end = progress.end();
        assigner.mark = progress.mark();
        assigner.toCut.addAll(progress.toCut());
        assigner.nextChunk = progress.nextChunk();
        assigner.unassigned.addAll(progress.unassigned());
        assigner.tableStarts.putAll(progress.tableStarts());
        if (assigner.phase == Phase.ROWS_READ) {
            assigner.handOver();
        }
        return assigner;
    }

    Phase phase() {
        return phase;
    }

    BinlogPosition start() {
        return start;
    }

    LogMark mark() {
        return mark;
    }

    Totals totals() {
        return totals;
    }

    /**
     * @param position where the binlog will be read from
     * @param from whose binlog that is
     * @param tables whose rows are to be read; none in incremental mode
     */
    void discovered(BinlogPosition position, LogMark from, List<TableToCut> tables) {
        start = position;
        mark = from;
        startDurable = startNamed;
        if (mode.loads()) {
            phase = Phase.ROWS;
            toCut.addAll(tables);
            totals.discovered(tables);
        } else {
            end = position;
            handOver();
        }
    }

    /** The start is durable without a checkpoint. */
    void startKept() {
        startDurable = true;
    }

    /** Whether a checkpoint that has completed knows the start. */
    boolean startInCheckpoint() {
        return startInCheckpoint;
    }

    /** The table to cut next; empty when all are, or when enough chunks wait for readers. */
    Optional<TableToCut> wantsCut(int enoughWaiting) {
        return phase == Phase.ROWS && unassigned.size() < enoughWaiting
                ? Optional.ofNullable(toCut.peek())
                : Optional.empty();
    }

    /** How many readers have nothing to read. */
    int readersWaiting() {
        return readers.count();
    }

    /** Ranges of the table that {@link #wantsCut} named. */
    void cut(Cuts cuts, long schema, boolean keyless) {
        TableToCut table = toCut.remove();
        List<ChunkRange> ranges = cuts.ranges();
        for (ChunkRange range : ranges) {
            unassigned.add(SnapshotSplit.of(nextChunk++, table.table(), schema, range, keyless));
        }
        totals.cut(table, ranges.size(), cuts.complete());
        if (!cuts.complete()) {
            List<String> upTo = ranges.get(ranges.size() - 1).upTo();
            toCut.addFirst(table.rest(upTo, cuts.end()));
        }
    }

    /** See {@link IdleReaders#asked}. */
    void requested(int subtask, int received) {
        readers.asked(subtask, received);
    }

    /** How many splits a reader has been given since it started. */
    int given(int subtask) {
        return readers.given(subtask);
    }

    /** A reader has registered, with whatever its own state holds. */
    void readerStarted(int subtask) {
        readers.started(subtask);
        takeRowsReadBack();
    }

    /**
     * Who can be given something. When several readers fail together, all of them are gone before
     * the splits of the first come back; each asks again when it is back.
     */
    void registered(Set<Integer> subtasks) {
        readers.only(subtasks);
    }

    /** A reader is gone; these it had got since the checkpoint it will be restored from. */
    void returned(List<MigrationSplit> splits, int subtask) {
        readers.gone(subtask);
        for (int i = splits.size() - 1; i >= 0; i--) {
            unassigned.addFirst(splits.get(i));
        }
        takeRowsReadBack();
    }

    private void takeRowsReadBack() {
        notingEnd = false;
        if (phase == Phase.ROWS_READ) {
            phase = Phase.ROWS;
            end = null;
            firstCheckpointAfterRows = NO_CHECKPOINT;
        }
    }

    void tableRead(TableId table, BinlogPosition position) {
        tableStarts.put(table, position);
    }

    void durable(ReadProgress progress) {
        totals.durable(progress);
    }

    /** What to hand out now, by subtask. No more readers read at once than the task allows. */
    Map<Integer, MigrationSplit> assign(int parallelism) {
        if (!startDurable) {
            return Map.of();
        }
        Map<Integer, MigrationSplit> assignments = new TreeMap<>();
        List<MigrationSplit> kept = new ArrayList<>();
        while (!unassigned.isEmpty()
                && readers.count() > 0
                && readers.reading(parallelism) < mostReading) {
            MigrationSplit split = unassigned.remove();
            int subtask =
                    split instanceof BinlogSplit
                            ? Math.floorMod(ownerHash, parallelism)
                            : readers.first();
            if (readers.give(subtask)) {
                assignments.put(subtask, split);
            } else {
                kept.add(split);
            }
        }
        unassigned.addAll(kept);
        return assignments;
    }

    /** Whether all rows are read and the end of the binlog has to be noted now. */
    boolean wantsEnd(int parallelism) {
        return phase == Phase.ROWS && allIdle(parallelism) && toCut.isEmpty();
    }

    /** Begins to note the end of the binlog. */
    void noteEnd() {
        notingEnd = true;
    }

    /** The end of the binlog since {@link #noteEnd}; of no use if a reader has restarted. */
    void endNoted(BinlogPosition position, int parallelism) {
        if (notingEnd && wantsEnd(parallelism)) {
            notingEnd = false;
            phase = Phase.ROWS_READ;
            end = position;
            totals.allRead();
        }
    }

    /** A checkpoint begins; readers are cut after this. */
    SourceProgress checkpointStarted(long checkpoint, byte[] totalsBytes) {
        if (phase != Phase.DISCOVERY && firstCheckpointWithStart == NO_CHECKPOINT) {
            firstCheckpointWithStart = checkpoint;
        }
        if (phase == Phase.ROWS_READ && firstCheckpointAfterRows == NO_CHECKPOINT) {
            firstCheckpointAfterRows = checkpoint;
        }
        return new SourceProgress(
                phase,
                start,
                end,
                mark,
                List.copyOf(toCut),
                nextChunk,
                List.copyOf(unassigned),
                tableStarts,
                totalsBytes);
    }

    void checkpointCompleted(long checkpoint) {
        startInCheckpoint |= checkpoint >= firstCheckpointWithStart;
        startDurable |= startInCheckpoint;
        if (phase == Phase.ROWS_READ && checkpoint >= firstCheckpointAfterRows) {
            handOver();
        }
    }

    /** Whether readers may end: the bounded binlog, too, has been read. */
    boolean finished(int parallelism) {
        return phase == Phase.BINLOG && !mode.follows() && allIdle(parallelism);
    }

    private boolean allIdle(int parallelism) {
        return unassigned.isEmpty() && readers.reading(parallelism) == 0;
    }

    private void handOver() {
        phase = Phase.BINLOG;
        unassigned.add(
                new BinlogSplit(
                        start,
                        end,
                        mode.follows() ? Optional.empty() : Optional.of(end),
                        tableStarts,
                        mark,
                        StreamState.FIRST,
                        0,
                        0));
    }
}
