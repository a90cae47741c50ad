package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SnapshotPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.SyncPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.meta.TableStatus;
import io.flinkdm.job.source.enumerator.SourceProgress.Phase;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.ReadProgress;
import io.flinkdm.job.source.split.TableLoad;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SplitAssignerTest {

    private static final BinlogPosition START = position(100);
    private static final BinlogPosition END = position(900);
    private static final TableId TABLE = new TableId("a", "t");
    private static final TableToCut TO_CUT = TableToCut.of(TABLE, 10, 5, false);

    /** Its hash is odd, so its binlog is read by subtask 1 of 2. */
    private static final SourcePlan SOURCE = source(0);

    private SplitAssigner assigner = SplitAssigner.fresh(TaskMode.ALL, SOURCE);

    private static SourcePlan source(int threads) {
        return new SourcePlan(
                "a",
                new ConnectionPlan("localhost", 1, "root", Secret.of("")),
                null,
                0,
                false,
                false,
                null,
                BlockAllowRules.NONE,
                List.of(),
                new SnapshotPlan(threads, 0, 16),
                new SyncPlan(16, 100, 1024, null));
    }

    private static BinlogPosition position(long offset) {
        return new BinlogPosition("mysql-bin.000001", offset, GtidSet.EMPTY);
    }

    private static ChunkRange range(String after, String upTo) {
        return new ChunkRange("PRIMARY", List.of("id"), list(after), list(upTo));
    }

    private static Cuts cuts(boolean complete, ChunkRange... ranges) {
        return new Cuts(List.of(ranges), List.of("99"), complete);
    }

    private static List<String> list(String literal) {
        return literal.isEmpty() ? List.of() : List.of(literal);
    }

    /** And the start is durable. */
    private void discovered() {
        assigner.discovered(START, LogMark.UNKNOWN, List.of(TO_CUT));
        checkpoint(0);
        assigner.checkpointCompleted(0);
    }

    /** Two chunks, the whole table. */
    private void cut() {
        assigner.cut(cuts(true, range("", "5"), range("5", "")), 7, false);
    }

    private void requests(int... subtasks) {
        for (int subtask : subtasks) {
            assigner.requested(subtask, assigner.given(subtask));
        }
    }

    /** Both chunks read by two readers. */
    private void chunksRead() {
        discovered();
        cut();
        requests(0, 1);
        assigner.assign(2);
        requests(0, 1);
    }

    /** And the binlog's end noted. */
    private void rowsRead() {
        chunksRead();
        assigner.noteEnd();
        assigner.endNoted(END, 2);
    }

    private SourceProgress checkpoint(long id) {
        return assigner.checkpointStarted(id, assigner.totals().toBytes());
    }

    private void restore(SourceProgress progress) {
        assigner =
                SplitAssigner.restored(
                        TaskMode.ALL, SOURCE, progress, Totals.of(progress.totals()));
    }

    private Map<Integer, String> assigned(int parallelism) {
        Map<Integer, MigrationSplit> splits = assigner.assign(parallelism);
        return splits.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().splitId()));
    }

    @Test
    void givesChunksToThoseWhoAsk() {
        discovered();
        cut();
        requests(1);

        assertThat(assigned(2)).isEqualTo(Map.of(1, "chunk-0"));
        assertThat(assigned(2)).isEmpty();
    }

    @Test
    void wantsTablesCutUntilEnoughChunksWait() {
        discovered();
        assertThat(assigner.wantsCut(1)).contains(TO_CUT);

        assigner.cut(cuts(false, range("", "5")), 7, false);
        assertThat(assigner.wantsCut(1)).isEmpty();
        assertThat(assigner.wantsCut(2))
                .contains(new TableToCut(TABLE, List.of("5"), List.of("99"), 10, 5, false));
    }

    @Test
    void wantsNoEndWhileAReaderReads() {
        discovered();
        cut();
        requests(0, 1);
        assigner.assign(2);
        requests(0);

        assertThat(assigner.wantsEnd(2)).isFalse();
        requests(1);
        assertThat(assigner.wantsEnd(2)).isTrue();
    }

    @Test
    void whoAskedBeforeASplitCameIsNotIdle() {
        discovered();
        cut();
        requests(0, 1);
        assigner.requested(1, 0);
        assigner.assign(2);
        requests(0);

        assigner.requested(1, 0);
        assertThat(assigner.wantsEnd(2)).isFalse();
        assigner.requested(1, 1);
        assertThat(assigner.wantsEnd(2)).isTrue();
    }

    @Test
    void aReaderThatComesUpAgainCountsFromNothing() {
        discovered();
        cut();
        requests(0, 1);
        assigner.assign(2);
        requests(0);
        assigner.returned(List.of(), 1);
        assigner.readerStarted(1);

        assigner.requested(1, 0);
        assertThat(assigner.wantsEnd(2)).isTrue();
    }

    @Test
    void wantsNoEndBeforeAllReadersHaveComeUp() {
        assigner.discovered(START, LogMark.UNKNOWN, List.of());
        requests(0);

        assertThat(assigner.wantsEnd(2)).isFalse();
    }

    @Test
    void wantsNoEndWhileATableIsNotCut() {
        discovered();
        requests(0, 1);

        assertThat(assigner.wantsEnd(2)).isFalse();
    }

    @Test
    void handsTheBinlogOverAfterACheckpointBegunAfterTheRows() {
        rowsRead();
        assigner.checkpointCompleted(1);
        assertThat(assigned(2)).isEmpty();

        checkpoint(2);
        checkpoint(3);
        assigner.checkpointCompleted(2);
        assertThat(assigned(2)).isEqualTo(Map.of(1, "binlog"));
    }

    @Test
    void aLaterCheckpointCompletingIsAsGood() {
        rowsRead();
        checkpoint(2);
        assigner.checkpointCompleted(3);

        assertThat(assigned(2)).isEqualTo(Map.of(1, "binlog"));
    }

    @Test
    void theBinlogSplitIsSafeUpToTheEndAndStartsWithTheRows() {
        rowsRead();
        assigner.tableRead(TABLE, position(300));
        checkpoint(1);
        assigner.checkpointCompleted(1);

        BinlogSplit binlog = (BinlogSplit) assigner.assign(2).get(1);
        assertThat(binlog.position()).isEqualTo(START);
        assertThat(binlog.safeUntil()).isEqualTo(END);
        assertThat(binlog.end()).isEmpty();
        assertThat(binlog.tableStarts()).isEqualTo(Map.of(TABLE, position(300)));
    }

    @Test
    void aReaderThatRestartsTakesTheRowsReadBack() {
        rowsRead();
        checkpoint(1);
        assigner.returned(List.of(), 0);
        assigner.checkpointCompleted(1);

        assertThat(assigner.phase()).isEqualTo(Phase.ROWS);
        assertThat(assigner.wantsEnd(2)).isFalse();
        requests(0);
        assertThat(assigner.wantsEnd(2)).isTrue();
    }

    @Test
    void aReaderThatComesUpAgainMustAskAgain() {
        rowsRead();
        assigner.readerStarted(1);

        assertThat(assigner.phase()).isEqualTo(Phase.ROWS);
        assertThat(assigner.wantsEnd(2)).isFalse();
    }

    @Test
    void anEndNotedTooLateIsOfNoUse() {
        chunksRead();
        assigner.noteEnd();
        assigner.returned(List.of(), 1);
        assigner.endNoted(END, 2);

        assertThat(assigner.phase()).isEqualTo(Phase.ROWS);
    }

    @Test
    void anEndNotedBeforeAReaderReadAgainIsOfNoUse() {
        chunksRead();
        assigner.noteEnd();
        assigner.readerStarted(1);
        requests(1);
        assigner.endNoted(START, 2);
        assertThat(assigner.phase()).isEqualTo(Phase.ROWS);

        assigner.noteEnd();
        assigner.endNoted(END, 2);
        assertThat(assigner.phase()).isEqualTo(Phase.ROWS_READ);
    }

    @Test
    void returnedChunksAreReadBeforeOthers() {
        discovered();
        cut();
        requests(0);
        List<MigrationSplit> first = List.copyOf(assigner.assign(2).values());
        assigner.returned(first, 0);
        requests(1);

        assertThat(assigned(2)).isEqualTo(Map.of(1, "chunk-0"));
    }

    @Test
    void aReturnedBinlogGoesToItsReaderAgain() {
        rowsRead();
        checkpoint(1);
        assigner.checkpointCompleted(1);
        assigner.returned(List.copyOf(assigner.assign(2).values()), 1);
        assertThat(assigned(2)).isEmpty();

        requests(1);
        assertThat(assigned(2)).isEqualTo(Map.of(1, "binlog"));
    }

    @Test
    void aCheckpointWithinTheRowsGoesOnWithWhatIsLeft() {
        discovered();
        assigner.cut(cuts(false, range("", "5"), range("5", "9")), 7, false);
        requests(0);
        assigner.assign(1);
        restore(checkpoint(1));

        requests(1);
        assertThat(assigned(2)).isEqualTo(Map.of(1, "chunk-1"));
        assertThat(assigner.wantsCut(1).orElseThrow().cutUpTo()).containsExactly("9");
        assigner.cut(cuts(true, range("9", "")), 7, false);
        requests(0);
        assertThat(assigned(2)).isEqualTo(Map.of(0, "chunk-2"));
    }

    @Test
    void aCheckpointAfterTheRowsNeedsNoOther() {
        rowsRead();
        restore(checkpoint(1));
        requests(1);

        assertThat(assigned(2)).isEqualTo(Map.of(1, "binlog"));
    }

    @Test
    void aCheckpointWithinTheBinlogHandsOutNothing() {
        rowsRead();
        checkpoint(1);
        assigner.checkpointCompleted(1);
        assigner.assign(2);
        restore(checkpoint(2));
        requests(0, 1, 2);

        assertThat(assigned(3)).isEmpty();
        assertThat(assigner.wantsEnd(3)).isFalse();
        assertThat(assigner.finished(3)).isFalse();
    }

    @Test
    void fullModeEndsWhenTheBoundedBinlogIsRead() {
        assigner = SplitAssigner.fresh(TaskMode.FULL, SOURCE);
        rowsRead();
        checkpoint(1);
        assigner.checkpointCompleted(1);
        BinlogSplit binlog = (BinlogSplit) assigner.assign(2).get(1);

        assertThat(binlog.end()).contains(END);
        assertThat(assigner.finished(2)).isFalse();
        requests(1);
        assertThat(assigner.finished(2)).isTrue();
    }

    @Test
    void incrementalModeHasTheBinlogOnly() {
        assigner = SplitAssigner.fresh(TaskMode.INCREMENTAL, SOURCE);
        assigner.discovered(START, LogMark.UNKNOWN, List.of());
        requests(0, 1);
        assertThat(assigned(2)).isEmpty();
        checkpoint(1);
        assigner.checkpointCompleted(1);

        assertThat(assigned(2)).isEqualTo(Map.of(1, "binlog"));
    }

    @Test
    void countsTablesWhoseChunksAreAllRead() {
        discovered();
        assigner.cut(cuts(false, range("", "5")), 7, false);
        assigner.cut(cuts(true, range("5", "")), 7, false);
        assigner.durable(progress(TABLE));
        assertThat(assigner.totals().completedTables).isZero();

        assigner.durable(progress(TABLE));
        assertThat(assigner.totals().completedTables).isOne();
        assertThat(assigner.totals().loadedRows).isEqualTo(6);
        assertThat(assigner.totals().estimatedRows).isEqualTo(6);
    }

    @Test
    void aTableWithoutRowsNeedsNoReader() {
        discovered();
        assigner.cut(cuts(true), 7, false);

        assertThat(assigner.totals().completedTables).isOne();
        requests(0);
        assertThat(assigner.wantsEnd(1)).isTrue();
    }

    @Test
    void noMoreReadAtOnceThanTheTaskAllows() {
        assigner = SplitAssigner.fresh(TaskMode.ALL, source(1));
        discovered();
        cut();
        requests(0, 1, 2);

        assertThat(assigned(3)).isEqualTo(Map.of(0, "chunk-0"));
        assertThat(assigned(3)).isEmpty();
        requests(0);
        assertThat(assigned(3)).isEqualTo(Map.of(0, "chunk-1"));
    }

    @Test
    void tellsTheNewsOfTablesOnce() {
        discovered();
        assigner.cut(cuts(false, range("", "5")), 7, false);
        assertThat(assigner.totals().takeNews("a", 1_000)).hasSize(1);
        assigner.durable(progress(TABLE));
        restore(checkpoint(1));
        assertThat(assigner.totals().takeNews("a", 2_000)).isEmpty();

        assigner.cut(cuts(true, range("5", "")), 7, false);
        assertThat(assigner.totals().takeNews("a", 3_000))
                .containsExactly(new TableStatus("a", TABLE, false, 10, 3, 30, 2, 1, 1_000, 3_000));
        assigner.durable(progress(TABLE));
        assertThat(assigner.totals().takeNews("a", 4_000))
                .containsExactly(new TableStatus("a", TABLE, true, 6, 6, 60, 2, 2, 1_000, 4_000));
        assertThat(assigner.totals().takeNews("a", 5_000)).isEmpty();
    }

    @Test
    void whatReadersTellAfterTheLastChunkStillCounts() {
        rowsRead();
        assertThat(assigner.totals().takeNews("a", 1_000))
                .containsExactly(new TableStatus("a", TABLE, true, 0, 0, 0, 2, 2, 1_000, 1_000));

        assigner.durable(
                new ReadProgress(List.of(new TableLoad(TABLE, 2, 12, 120)), null, 0, 0, 0));
        assertThat(assigner.totals().takeNews("a", 2_000))
                .containsExactly(
                        new TableStatus("a", TABLE, true, 12, 12, 120, 2, 2, 1_000, 2_000));
        assertThat(assigner.totals().completedTables).isOne();
        assertThat(assigner.totals().completedChunks).isEqualTo(2);
        assertThat(assigner.totals().estimatedRows).isEqualTo(12);
    }

    private static ReadProgress progress(TableId table) {
        return new ReadProgress(List.of(new TableLoad(table, 1, 3, 30)), null, 0, 0, 0);
    }

    @Test
    void aReaderThatIsGoneIsGivenNothing() {
        discovered();
        requests(0, 1);
        cut();
        MigrationSplit first = assigner.assign(2).get(0);
        requests(1);

        assigner.registered(Set.of());
        assigner.returned(List.of(first), 0);

        assertThat(assigner.assign(2)).isEmpty();
        assigner.registered(Set.of(1));
        requests(1);
        assertThat(assigner.assign(2)).containsOnlyKeys(1).containsValue(first);
    }

    @Test
    void handsOutAtOnceWhenTheStartIsKept() {
        assigner.discovered(START, LogMark.UNKNOWN, List.of(TO_CUT));
        assigner.startKept();
        cut();
        requests(0);

        assertThat(assigned(2)).isEqualTo(Map.of(0, "chunk-0"));
    }

    @Test
    void needsTheStartKeptUntilACheckpointThatKnowsItHasCompleted() {
        checkpoint(1);
        assigner.discovered(START, LogMark.UNKNOWN, List.of(TO_CUT));
        assigner.startKept();
        assigner.checkpointCompleted(1);
        assertThat(assigner.startInCheckpoint()).isFalse();

        checkpoint(2);
        assigner.checkpointCompleted(2);
        assertThat(assigner.startInCheckpoint()).isTrue();
    }

    @Test
    void handsOutNothingBeforeTheStartIsDurable() {
        checkpoint(1);
        assigner.discovered(START, LogMark.UNKNOWN, List.of(TO_CUT));
        cut();
        requests(0, 1);
        assigner.checkpointCompleted(1);
        assertThat(assigned(2)).isEmpty();

        SourceProgress begun = checkpoint(2);
        assertThat(assigned(2)).isEmpty();
        assigner.checkpointCompleted(2);
        assertThat(assigned(2)).containsOnlyKeys(0, 1);

        restore(begun);
        requests(0, 1);
        assertThat(assigned(2)).containsOnlyKeys(0, 1);
    }
}
