package io.flinkdm.job.shard;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.bundle.RoutedEvents;
import io.flinkdm.job.bundle.ShardKey;
import io.flinkdm.job.serde.BundleTypeInfo;
import io.flinkdm.job.serde.ControlCommandTypeInfo;
import io.flinkdm.udf.event.ControlCommand;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** The coordinator in Flink's harness, with rows and statements for it. */
final class CoordinatorHarness implements AutoCloseable {

    static final int MAX_PARALLELISM = 16;

    private final KeyedBroadcastOperatorTestHarness<
                    String, Bundle<RoutedEvent>, ControlCommand, Bundle<TargetEvent>>
            harness;
    private long nowMs = 1_000;

    private CoordinatorHarness(
            KeyedBroadcastOperatorTestHarness<
                            String, Bundle<RoutedEvent>, ControlCommand, Bundle<TargetEvent>>
                    harness) {
        this.harness = harness;
    }

    static CoordinatorHarness start() throws Exception {
        return restore(null, 0, 1, 0);
    }

    static CoordinatorHarness startOnRocksDb() throws Exception {
        return open(operator(1, 0), new EmbeddedRocksDBStateBackend(), null, 0);
    }

    static CoordinatorHarness restoreOnRocksDb(OperatorSubtaskState state, long checkpoint)
            throws Exception {
        return open(operator(1, 0), new EmbeddedRocksDBStateBackend(), state, checkpoint);
    }

    static CoordinatorHarness restore(OperatorSubtaskState state, long checkpoint)
            throws Exception {
        return restore(state, checkpoint, 1, 0);
    }

    static CoordinatorHarness restore(
            OperatorSubtaskState state, long checkpoint, int parallelism, int subtask)
            throws Exception {
        return open(operator(parallelism, subtask), new HashMapStateBackend(), state, checkpoint);
    }

    private static KeyedBroadcastOperatorTestHarness<
                    String, Bundle<RoutedEvent>, ControlCommand, Bundle<TargetEvent>>
            operator(int parallelism, int subtask) throws Exception {
        ShardDdlCoordinator function =
                new ShardDdlCoordinator(
                        (row, structure, out) -> {
                            FakeRunner.wrote(row);
                            out.accept(new TargetEvent(row.change(), row.target(), 0, structure));
                        },
                        null,
                        FakeRunner::open,
                        true,
                        1);
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        function,
                        List.of(
                                new MapStateDescriptor<>(
                                        "commands", Types.LONG, ControlCommandTypeInfo.INSTANCE))),
                new ShardKey(),
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                subtask);
    }

    private static CoordinatorHarness open(
            KeyedBroadcastOperatorTestHarness<
                            String, Bundle<RoutedEvent>, ControlCommand, Bundle<TargetEvent>>
                    harness,
            StateBackend backend,
            OperatorSubtaskState state,
            long checkpoint)
            throws Exception {
        harness.setStateBackend(backend);
        harness.getExecutionConfig().enableObjectReuse();
        harness.setup(BundleTypeInfo.OF_TARGETS.createSerializer(new SerializerConfigImpl()));
        if (state != null) {
            harness.setRestoredCheckpointId(checkpoint);
            harness.initializeState(state);
        }
        harness.open();
        return new CoordinatorHarness(harness);
    }

    /** A row of {@code schema.table}. */
    void row(String table, long id) throws Exception {
        send(rowOf(table, id, Origin.binlog("mysql-bin.000001", 4, 0)));
    }

    void loaded(String table, long id) throws Exception {
        send(rowOf(table, id, Origin.snapshot(1)));
    }

    private static RoutedRow rowOf(String table, long id, Origin origin) {
        return RoutedEvents.row("mysql-01", table(table), id, origin);
    }

    /**
     * @param tables {@code schema.table}, or {@code schema} for all of it
     */
    void ddl(String sql, String... tables) throws Exception {
        send(ddlOn(sql, tables));
    }

    static RoutedDdl ddlOn(String sql, String... tables) {
        String schema = tables[0].split("\\.")[0];
        return RoutedEvents.statement(
                sql,
                schema,
                Stream.of(tables)
                        .filter(name -> name.contains("."))
                        .map(name -> table(name))
                        .toList(),
                Origin.binlog("mysql-bin.000001", 9, 1_000));
    }

    private static TableId table(String name) {
        String[] parts = name.split("\\.");
        return new TableId(parts[0], parts[1]);
    }

    private void send(RoutedEvent event) throws Exception {
        harness.processElement(new StreamRecord<>(Bundle.of(event)));
    }

    void pass(int ms) throws Exception {
        for (int i = 0; i < ms; i += 10) {
            nowMs += 10;
            harness.setProcessingTime(nowMs);
        }
    }

    OperatorSubtaskState checkpoint(long id) throws Exception {
        return harness.snapshot(id, nowMs);
    }

    void complete(long id) throws Exception {
        harness.notifyOfCompletedCheckpoint(id);
    }

    int keyedStateEntries() {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend())
                .numKeyValueStateEntries();
    }

    int timers() {
        return harness.numProcessingTimeTimers();
    }

    /** {@code table id structure}, with a {@code !} for a row to be written idempotently. */
    List<String> written() {
        List<String> written = new ArrayList<>();
        for (Bundle<TargetEvent> bundle : harness.extractOutputValues()) {
            for (TargetEvent event : bundle.events()) {
                written.add(
                        event.target().table()
                                + " "
                                + event.change().after().value(0)
                                + " "
                                + event.structure()
                                + (event.change().safe() ? "!" : ""));
            }
        }
        return written;
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
