package io.flinkdm.job.shard;

import io.flinkdm.job.meta.DdlStatus.State;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What waits, and statements that have been carried out, the latter under DM's name. Task thread.
 */
final class CoordinatorMetrics {

    private static final String FINISHED = "dm_syncer_finished_jobs_total";

    private final MetricGroup group;
    private final Map<TableId, Counter> finished = new HashMap<>();
    private volatile long lastMs;
    private volatile long waiting;
    private volatile long running;
    private volatile long parked;
    private volatile long held;

    CoordinatorMetrics(MetricGroup group) {
        this.group = group;
        group.gauge("ddlsWaiting", (Gauge<Long>) () -> waiting);
        group.gauge("ddlsRunning", (Gauge<Long>) () -> running);
        group.gauge("ddlsParked", (Gauge<Long>) () -> parked);
        group.gauge("heldRows", (Gauge<Long>) () -> held);
        group.gauge("lastDdlMillis", (Gauge<Long>) () -> lastMs);
    }

    void done(RoutedDdl ddl, long tookMs) {
        lastMs = tookMs;
        TableId first = ddl.touchesAll() ? new TableId(ddl.schema(), "") : ddl.touched().get(0);
        if (ddl.runs()) {
            finished.computeIfAbsent(first, this::counter).inc();
        }
    }

    private Counter counter(TableId table) {
        return group.addGroup("type", "ddl")
                .addGroup("target_schema", table.schema())
                .addGroup("target_table", table.table())
                .counter(FINISHED);
    }

    /** Counts anew what waits. */
    void count(Iterable<SchemaGate> gates) {
        long nowWaiting = 0;
        long nowRunning = 0;
        long nowParked = 0;
        long nowHeld = 0;
        for (SchemaGate gate : gates) {
            nowWaiting += gate.count(State.WAITING);
            nowRunning += gate.count(State.RUNNING);
            nowParked += gate.count(State.PARKED);
            nowHeld += gate.queues().heldRows();
        }
        waiting = nowWaiting;
        running = nowRunning;
        parked = nowParked;
        held = nowHeld;
    }
}
