package io.flinkdm.job.sink;

import io.flinkdm.udf.model.TableId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

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
    private final Map<TableId, LongAdder> missingOfTables = new ConcurrentHashMap<>();
    private final AtomicLong lastTransactionMs = new AtomicLong();
    private final AtomicLong lastChangeMs = new AtomicLong();

    private FinishedJobs finishedJobs = FinishedJobs.UNCOUNTED;
    private MetricGroup tables = new UnregisteredMetricsGroup();
    private Counter receivedRows = new SimpleCounter();
    private Counter sentRows = new SimpleCounter();
    private Counter sentBytes = new SimpleCounter();

    void register(SinkWriterMetricGroup group) {
        receivedRows = group.getIOMetricGroup().getNumRecordsInCounter();
        sentRows = group.getNumRecordsSendCounter();
        sentBytes = group.getNumBytesSendCounter();
        group.setCurrentSendTimeGauge(lastTransactionMs::get);
        tables = group;
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

    private static void gauge(MetricGroup group, String name, LongAdder value) {
        group.gauge(name, (Gauge<Long>) value::sum);
    }

    /** Task thread. Flink has counted the bundle that they came in. */
    void received(int rows) {
        receivedRows.inc(rows - 1);
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

    /** Rows of a table that an UPDATE or DELETE did not find. */
    void missing(TableId table, long count) {
        missingRows.add(count);
        missingOfTables.computeIfAbsent(table, this::missingOf).add(count);
    }

    private LongAdder missingOf(TableId table) {
        LongAdder rows = new LongAdder();
        gauge(tables.addGroup("table", table.schema() + "." + table.table()), "missingRows", rows);
        return rows;
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
