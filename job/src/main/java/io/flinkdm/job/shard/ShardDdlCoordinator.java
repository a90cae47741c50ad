package io.flinkdm.job.shard;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.bundle.BundleCounters;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.shard.control.CommandAnswers;
import io.flinkdm.job.shard.execute.DdlRunner;
import io.flinkdm.job.shard.queue.HeldPlace;
import io.flinkdm.job.shard.queue.Piece;
import io.flinkdm.job.shard.queue.TableQueue;
import io.flinkdm.job.shard.queue.TableQueues;
import io.flinkdm.job.shard.queue.TableQueues.Released;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ControlCommand;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The operator {@code shard DDL}: addresses rows, and keeps statements in their place among them.
 * Rows of tables that a statement touches wait in its state until the statement has run, beside the
 * flow; all others pass. Nothing here waits: timers look after what is under way. Commands of the
 * operator arrive by broadcast. Task thread.
 */
public final class ShardDdlCoordinator
        extends KeyedBroadcastProcessFunction<
                String, Bundle<RoutedEvent>, ControlCommand, Bundle<TargetEvent>>
        implements CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1L;

    private static final long LOOK_MS = 20;

    /** Rows let go at once: barriers have to come between. */
    private static final int SLICE_ROWS = 1_000;

    private final Addresser rows;
    private final CommandAnswers answers;
    private final RunnerOpening opening;
    private final boolean runsStatements;
    private final int writers;
    private transient Counter received;
    private transient Map<String, SchemaGate> gates;
    private transient HeldState state;
    private transient DdlRunner runner;
    private transient CoordinatorMetrics metrics;
    private transient long restored;
    private transient long completed;
    private transient String lastKey;
    private transient SchemaGate lastGate;
    private transient TableId lastTarget;
    private transient TableQueue lastTable;
    private transient TargetBundler addressed;

    /**
     * @param writers how many subtasks its rows go to
     */
    public ShardDdlCoordinator(MigrationPlan plan, int writers) {
        this(
                new RowAddresser(plan),
                new CommandAnswers(plan),
                RunnerOpening.of(plan),
                plan.mode() != TaskMode.FULL && plan.sourceConnector() == null,
                writers);
    }

    /**
     * @param runsStatements a source that ends takes its timers with it
     */
    ShardDdlCoordinator(
            Addresser rows,
            CommandAnswers answers,
            RunnerOpening opening,
            boolean runsStatements,
            int writers) {
        this.rows = rows;
        this.answers = answers;
        this.opening = opening;
        this.runsStatements = runsStatements;
        this.writers = writers;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        restored = context.getRestoredCheckpointId().orElse(0);
        completed = restored;
        gates = new HashMap<>();
    }

    @Override
    public void open(OpenContext context) {
        try {
            received = BundleCounters.received(getRuntimeContext());
            state = new HeldState(getRuntimeContext());
            metrics = new CoordinatorMetrics(getRuntimeContext().getMetricGroup());
            runner = opening.open(getRuntimeContext(), restored);
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public void processElement(
            Bundle<RoutedEvent> bundle, ReadOnlyContext context, Collector<Bundle<TargetEvent>> out)
            throws Exception {
        received.inc(bundle.size() - 1);
        try {
            TargetBundler emitted = to(out);
            List<RoutedEvent> events = bundle.events();
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i) instanceof RoutedRow row) {
                    row(row, context, emitted);
                } else {
                    statement((RoutedDdl) events.get(i), context);
                }
            }
            emitted.flush();
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }

    private void row(RoutedRow row, ReadOnlyContext context, Consumer<TargetEvent> out)
            throws Exception {
        if (row.change().origin().fromSnapshot()) {
            rows.address(row, 0, out);
            return;
        }
        TableQueue table = table(row.target(), context);
        if (table.open()) {
            table.passedOn();
            rows.address(row, table.structure(), out);
        } else {
            state.put(lastGate.queues().hold(table), row);
        }
    }

    /** The serializer shares one instance among the rows of a table. */
    private TableQueue table(TableId target, ReadOnlyContext context) throws Exception {
        if (target != lastTarget) {
            lastTable =
                    gate(context.getCurrentKey(), context.timerService()).queues().table(target);
            lastTarget = target;
        }
        return lastTable;
    }

    /** Flink gives the same collector each time. */
    private TargetBundler to(Collector<Bundle<TargetEvent>> out) {
        if (addressed == null) {
            addressed = new TargetBundler(writers, out);
        }
        return addressed;
    }

    private void statement(RoutedDdl ddl, ReadOnlyContext context) throws Exception {
        if (!runsStatements || (ddl.statements().isEmpty() && ddl.trouble().isEmpty())) {
            throw UnsupportedDdl.failure(ddl);
        }
        TimerService timers = context.timerService();
        SchemaGate gate = gate(context.getCurrentKey(), timers);
        lastTarget = null;
        Piece piece = gate.queues().arrive(ddl);
        gate.follow(piece, timers.currentProcessingTime());
        state.put(piece);
        gate.lookAt(timers.currentProcessingTime(), timers);
    }

    /** Of the current key; read from the state when the key is first met. */
    private SchemaGate gate(String key, TimerService timers) throws Exception {
        if (!key.equals(lastKey)) {
            SchemaGate gate = gates.get(key);
            if (gate == null) {
                TableQueues queues = TableQueues.restore(restored, state.read());
                queues.completed(completed);
                gate = new SchemaGate(key, queues, timers.currentProcessingTime());
                gates.put(key, gate);
            }
            lastGate = gate;
            lastKey = key;
        }
        return lastGate;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Bundle<TargetEvent>> out)
            throws Exception {
        try {
            TimerService timers = context.timerService();
            SchemaGate gate = gate(context.getCurrentKey(), timers);
            lastTarget = null;
            if (!gate.due(timestamp)) {
                return;
            }
            look(gate, timers.currentProcessingTime());
            letGo(gate, to(out));
            to(out).flush();
            if (gate.waits()) {
                long pause = gate.queues().drains() ? 0 : LOOK_MS;
                gate.lookAt(timers.currentProcessingTime() + pause, timers);
            }
            if (gate.show(timers.currentProcessingTime(), runner)) {
                metrics.count(gates.values());
            }
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }

    private void look(SchemaGate gate, long nowMs) throws Exception {
        for (PieceWork work : gate.run(nowMs, runner)) {
            gate.queues().done(work.piece());
            state.finish(work.piece());
            metrics.done(work.piece().ddl(), nowMs - work.sinceMs());
        }
    }

    private void letGo(SchemaGate gate, Consumer<TargetEvent> out) throws Exception {
        for (int i = 0; i < SLICE_ROWS && gate.queues().drains(); i++) {
            Released released = gate.queues().release();
            RoutedRow row = take(released.place());
            released.table().passedOn();
            rows.address(
                    released.again() ? new RoutedRow(row.change().asSafe(), row.target()) : row,
                    released.table().structure(),
                    out);
        }
        for (Piece gone : gate.queues().takeGone()) {
            state.remove(gone);
        }
    }

    private RoutedRow take(HeldPlace place) throws Exception {
        RoutedRow row = state.take(place);
        if (row == null) {
            throw new IllegalStateException("a row that waits is not in the state: " + place);
        }
        return row;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        gates.values().forEach(gate -> gate.queues().barrier(context.getCheckpointId()));
    }

    /** Timers act on it. */
    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        completed = Math.max(completed, checkpoint);
        gates.values().forEach(gate -> gate.queues().completed(checkpoint));
    }

    /** Every subtask hears the command; one answers. */
    @Override
    public void processBroadcastElement(
            ControlCommand command, Context context, Collector<Bundle<TargetEvent>> out) {
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            answers.refuse(command);
        }
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
        }
    }
}
