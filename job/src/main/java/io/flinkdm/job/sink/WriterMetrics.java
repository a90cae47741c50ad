package io.flinkdm.job.sink;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * What the lanes of a writer have done, for Flink's metrics and its web UI. Safe for all threads.
 */
final class WriterMetrics {

    private final LongAdder changes = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder statements = new LongAdder();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder splits = new LongAdder();
    private final LongAdder missingRows = new LongAdder();
    private final AtomicLong lastTransactionMs = new AtomicLong();
    private final AtomicLong lastChangeMs = new AtomicLong();

    private FinishedJobs finishedJobs = FinishedJobs.UNCOUNTED;
    private Counter sentRows = new SimpleCounter();
    private Counter sentBytes = new SimpleCounter();

    void register(SinkWriterMetricGroup group) {
        sentRows = group.getNumRecordsSendCounter();
        sentBytes = group.getNumBytesSendCounter();
        group.setCurrentSendTimeGauge(lastTransactionMs::get);
        gauge(group, "changesWritten", changes);
        gauge(group, "rowsWritten", rows);
        gauge(group, "bytesWritten", bytes);
        gauge(group, "statements", statements);
        gauge(group, "transactions", transactions);
        gauge(group, "retries", retries);
        gauge(group, "splits", splits);
        gauge(group, "missingRows", missingRows);
        group.gauge("lastChangeTimestampMs", (Gauge<Long>) lastChangeMs::get);
    }

    /** Beside what {@link #register} does, counts changes by target table. */
    void registerTables(SinkWriterMetricGroup group) {
        finishedJobs = new FinishedJobs(group);
    }

    private static void gauge(SinkWriterMetricGroup group, String name, LongAdder value) {
        group.gauge(name, (Gauge<Long>) value::sum);
    }

    /** Task thread: a row was given to its lane. */
    void sent(LaneRow row) {
        sentRows.inc();
        sentBytes.inc(row.bytes());
    }

    /**
     * @param written how many rows the target saw of the batch after folding
     */
    void committed(Batch batch, int written, int statementCount, long tookMs) {
        transactions.increment();
        statements.add(statementCount);
        rows.add(written);
        changes.add(batch.rows().size());
        finishedJobs.add(batch.rows());
        batch.rows().forEach(row -> bytes.add(row.bytes()));
        lastTransactionMs.set(tookMs);
        long timestampMs =
                batch.rows().get(batch.rows().size() - 1).change().origin().timestampMs();
        lastChangeMs.accumulateAndGet(timestampMs, Math::max);
    }

    void retried() {
        retries.increment();
    }

    /** The target did not take a batch as a whole. */
    void split() {
        splits.increment();
    }

    long splits() {
        return splits.sum();
    }

    /** Rows an UPDATE or DELETE did not find. */
    void missing(long count) {
        missingRows.add(count);
    }

    long missing() {
        return missingRows.sum();
    }

    long changes() {
        return changes.sum();
    }

    long retries() {
        return retries.sum();
    }
}
