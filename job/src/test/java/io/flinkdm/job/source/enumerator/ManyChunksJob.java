package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.snapshot.Cuts;
import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.job.source.split.MigrationSplit;
import io.flinkdm.job.source.split.MigrationSplitSerializer;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.util.MiniClusterWithClientResource;

/**
 * A program: Flink hands the chunks of one table out, as many as its first argument says, cut by
 * nobody and read by nobody. What is left is what the JobManager has to keep and to do.
 */
final class ManyChunksJob {

    private static final int AT_ONCE = 8;
    private static final int READERS = 2;
    private static final long CHECKPOINT_MS = 1_000;
    private static final TableId TABLE = new TableId("shop", "orders");

    private ManyChunksJob() {}

    public static void main(String[] args) throws Exception {
        int chunks = Integer.parseInt(args[0]);
        MiniClusterWithClientResource flink =
                new MiniClusterWithClientResource(
                        new MiniClusterResourceConfiguration.Builder()
                                .setNumberTaskManagers(1)
                                .setNumberSlotsPerTaskManager(READERS)
                                .build());
        flink.before();
        try {
            long startedNs = System.nanoTime();
            JobID job = run(chunks);
            report(
                    chunks,
                    (System.nanoTime() - startedNs) / 1_000_000,
                    flink.getMiniCluster(),
                    job);
        } finally {
            flink.after();
        }
    }

    private static JobID run(int chunks) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(READERS);
        env.enableCheckpointing(CHECKPOINT_MS);
        env.fromSource(
                        new ManyChunks(chunks),
                        WatermarkStrategy.noWatermarks(),
                        "chunks",
                        Types.LONG)
                .sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync("many_chunks");
        job.getJobExecutionResult().get();
        return job.getJobID();
    }

    private static void report(int chunks, long tookMs, MiniCluster flink, JobID job)
            throws Exception {
        CheckpointStatsSnapshot stats =
                flink.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%d chunks in %d ms, %d checkpoints, the largest of %d bytes, the longest of %d ms;"
                        + " heap of at most %d MiB, %d MiB of it in use at the end%n",
                chunks,
                tookMs,
                stats.getCounts().getNumberOfCompletedCheckpoints(),
                stats.getSummaryStats().getStateSizeStats().getMaximum(),
                stats.getSummaryStats().getEndToEndDurationStats().getMaximum(),
                runtime.maxMemory() >> 20,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    /** Of a dense key, a hundred thousand numbers each. */
    private record ManyChunks(int chunks) implements Source<Long, MigrationSplit, SourceProgress> {

        @Override
        public Boundedness getBoundedness() {
            return Boundedness.CONTINUOUS_UNBOUNDED;
        }

        @Override
        public SplitEnumerator<MigrationSplit, SourceProgress> createEnumerator(
                SplitEnumeratorContext<MigrationSplit> context) {
            return new Enumerator(chunks, context);
        }

        @Override
        public SplitEnumerator<MigrationSplit, SourceProgress> restoreEnumerator(
                SplitEnumeratorContext<MigrationSplit> context, SourceProgress progress) {
            throw new IllegalStateException("nothing fails here");
        }

        @Override
        public SimpleVersionedSerializer<MigrationSplit> getSplitSerializer() {
            return new MigrationSplitSerializer();
        }

        @Override
        public SimpleVersionedSerializer<SourceProgress> getEnumeratorCheckpointSerializer() {
            return new SourceProgressSerializer();
        }

        @Override
        public SourceReader<Long, MigrationSplit> createReader(SourceReaderContext context) {
            return new Reader(context);
        }
    }

    /** As {@link MigrationEnumerator}, without a database. */
    private static final class Enumerator
            implements SplitEnumerator<MigrationSplit, SourceProgress> {

        private final int chunks;
        private final SplitEnumeratorContext<MigrationSplit> context;
        private final SplitAssigner assigner;
        private int cut;

        Enumerator(int chunks, SplitEnumeratorContext<MigrationSplit> context) {
            SourcePlan source = MillionChunksTest.source();
            this.chunks = chunks;
            this.context = context;
            this.assigner = SplitAssigner.fresh(TaskMode.FULL, source);
        }

        @Override
        public void start() {
            assigner.discovered(
                    new BinlogPosition("mysql-bin.000001", 4, GtidSet.EMPTY),
                    LogMark.UNKNOWN,
                    List.of(TableToCut.of(TABLE, 100_000L * chunks, 100_000, false)));
            assigner.startKept();
        }

        private void advance() {
            assigner.wantsCut(READERS * 4).ifPresent(this::cut);
            assigner.assign(READERS).forEach((s, split) -> context.assignSplit(split, s));
            if (assigner.wantsEnd(READERS)) {
                context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
            }
        }

        private void cut(TableToCut table) {
            List<ChunkRange> ranges = new ArrayList<>();
            List<String> low = table.cutUpTo();
            while (ranges.size() < AT_ONCE && cut < chunks) {
                cut++;
                List<String> high = List.of(Long.toString(cut * 100_000L));
                ranges.add(new ChunkRange("PRIMARY", List.of("id"), low, high));
                low = high;
            }
            assigner.cut(new Cuts(ranges, List.of("999999999999"), cut == chunks), 7, false);
        }

        @Override
        public void handleSplitRequest(int subtask, String host) {
            assigner.requested(subtask, assigner.given(subtask));
            advance();
        }

        @Override
        public void addSplitsBack(List<MigrationSplit> splits, int subtask) {
            throw new IllegalStateException("nothing fails here");
        }

        @Override
        public void addReader(int subtask) {
            assigner.readerStarted(subtask);
        }

        @Override
        public SourceProgress snapshotState(long checkpoint) {
            return assigner.checkpointStarted(checkpoint, assigner.totals().toBytes());
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            assigner.checkpointCompleted(checkpoint);
        }

        @Override
        public void close() {}
    }

    /** Is done with a chunk when it gets it. */
    private static final class Reader implements SourceReader<Long, MigrationSplit> {

        private final SourceReaderContext context;
        private final Queue<MigrationSplit> splits = new ArrayDeque<>();
        private CompletableFuture<Void> available = new CompletableFuture<>();
        private boolean ended;

        Reader(SourceReaderContext context) {
            this.context = context;
        }

        @Override
        public void start() {
            context.sendSplitRequest();
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            if (splits.poll() != null) {
                output.collect(1L);
                context.sendSplitRequest();
            }
            if (ended) {
                return InputStatus.END_OF_INPUT;
            }
            available = new CompletableFuture<>();
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public List<MigrationSplit> snapshotState(long checkpoint) {
            return List.copyOf(splits);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return available;
        }

        @Override
        public void addSplits(List<MigrationSplit> more) {
            splits.addAll(more);
            available.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {
            ended = true;
            available.complete(null);
        }

        @Override
        public void close() throws IOException {}
    }
}
