package io.flinkdm.job.sink;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Changes that are on the target, by table, under DM's name and labels. A table is registered when
 * it is first written to. Safe for all threads.
 */
final class FinishedJobs {

    static final FinishedJobs UNCOUNTED = new FinishedJobs(null);

    private static final String NAME = "dm_syncer_finished_jobs_total";

    private final MetricGroup group;
    private final Map<TableId, LongAdder> tables = new ConcurrentHashMap<>();

    FinishedJobs(MetricGroup group) {
        this.group = group;
    }

    /** Looks a table up once for each run of its rows. */
    void add(List<LaneRow> rows) {
        if (group == null || rows.isEmpty()) {
            return;
        }
        WriteLayout layout = rows.get(0).layout();
        int first = 0;
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).layout() != layout) {
                counter(layout.target()).add(i - first);
                layout = rows.get(i).layout();
                first = i;
            }
        }
        counter(layout.target()).add(rows.size() - first);
    }

    private LongAdder counter(TableId table) {
        LongAdder known = tables.get(table);
        return known != null ? known : tables.computeIfAbsent(table, this::register);
    }

    private LongAdder register(TableId table) {
        LongAdder counter = new LongAdder();
        group.addGroup("type", "dml")
                .addGroup("target_schema", table.schema())
                .addGroup("target_table", table.table())
                .gauge(NAME, (Gauge<Long>) counter::sum);
        return counter;
    }
}
