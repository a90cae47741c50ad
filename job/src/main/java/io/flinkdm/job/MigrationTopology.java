package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SnapshotPlan.Duplicates;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.bundle.ShardKey;
import io.flinkdm.job.serde.BundleTypeInfo;
import io.flinkdm.job.serde.ControlCommandTypeInfo;
import io.flinkdm.job.shard.LoadBranch;
import io.flinkdm.job.shard.ShardDdlCoordinator;
import io.flinkdm.job.shard.control.ControlSource;
import io.flinkdm.job.sink.LoadSink;
import io.flinkdm.job.sink.TidbSink;
import io.flinkdm.job.source.connector.SourceConnector;
import io.flinkdm.job.source.connector.SourceConnectors;
import io.flinkdm.job.transform.TransformFunction;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ControlCommand;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The plan as streams: sources, each routed and filtered where it is read, and there rows of the
 * load are written; one coordinator of rows and statements; the writers.
 */
final class MigrationTopology {

    private MigrationTopology() {}

    static void build(
            StreamExecutionEnvironment env, MigrationPlan plan, SourceConnector connector) {
        DataStream<Bundle<RoutedEvent>> routed =
                plan.sources().stream()
                        .map(source -> changesAfterLoad(env, plan, source, connector))
                        .reduce(DataStream::union)
                        .orElseThrow();
        TidbSink sink = new TidbSink(plan);
        int writers = sink.writers(env.getParallelism());
        DataStream<Bundle<TargetEvent>> rows =
                routed.keyBy(new ShardKey(), Types.STRING)
                        .connect(commands(env, plan))
                        .process(new ShardDdlCoordinator(plan, writers), BundleTypeInfo.OF_TARGETS)
                        .name("shard DDL")
                        .uid(OperatorUids.SHARD_DDL);
        rows.partitionCustom(new WriterChoice(), new WriterChoice.Address())
                .sinkTo(sink)
                .name("TiDB writers")
                .uid(OperatorUids.WRITERS)
                .setParallelism(writers);
    }

    /**
     * Only the own readers keep changes back until a checkpoint has made the load durable; behind
     * another connector all rows take one way.
     */
    private static DataStream<Bundle<RoutedEvent>> changesAfterLoad(
            StreamExecutionEnvironment env,
            MigrationPlan plan,
            SourcePlan source,
            SourceConnector connector) {
        DataStream<Bundle<RoutedEvent>> routed = changes(env, plan, source, connector);
        if (connector.name().equals(SourceConnectors.OWN)) {
            return partLoad(plan, source, routed);
        }
        if (source.snapshot().duplicates() != Duplicates.REPLACE) {
            throw new MigrationException(
                    ErrorCode.UNSUPPORTED_YET,
                    "on-duplicate-logical of "
                            + source.sourceId()
                            + " has to be `replace` with --source-connector "
                            + connector.name());
        }
        return routed;
    }

    /** Rows of the load are written where they were read; what is left goes on. */
    private static DataStream<Bundle<RoutedEvent>> partLoad(
            MigrationPlan plan, SourcePlan source, DataStream<Bundle<RoutedEvent>> routed) {
        SingleOutputStreamOperator<Bundle<RoutedEvent>> rest =
                routed.process(new LoadBranch(plan))
                        .returns(BundleTypeInfo.OF_ROUTED)
                        .name("fork")
                        .uid(OperatorUids.loadBranch(source.sourceId()));
        rest.getSideOutput(LoadBranch.LOADED)
                .sinkTo(new LoadSink(plan, source))
                .name("load " + source.sourceId())
                .uid(OperatorUids.load(source.sourceId()));
        return rest;
    }

    /** What the target gets of one source. */
    static DataStream<Bundle<RoutedEvent>> changes(
            StreamExecutionEnvironment env,
            MigrationPlan plan,
            SourcePlan source,
            SourceConnector connector) {
        return env.fromSource(
                        connector.source(plan, source, new RoutedTableCreator(plan, source)),
                        WatermarkStrategy.noWatermarks(),
                        "source " + source.sourceId(),
                        BundleTypeInfo.OF_CHANGES)
                .uid(OperatorUids.source(source.sourceId(), connector.name()))
                .flatMap(new TransformFunction(plan, source))
                .returns(BundleTypeInfo.OF_ROUTED)
                .name("route and filter")
                .uid(OperatorUids.transform(source.sourceId()));
    }

    /** One subtask reads commands; all subtasks of the coordinator hear them. */
    private static BroadcastStream<ControlCommand> commands(
            StreamExecutionEnvironment env, MigrationPlan plan) {
        return env.fromSource(
                        new ControlSource(plan),
                        WatermarkStrategy.noWatermarks(),
                        "commands",
                        ControlCommandTypeInfo.INSTANCE)
                .uid(OperatorUids.COMMANDS)
                .setParallelism(1)
                .broadcast(
                        new MapStateDescriptor<>(
                                "commands", Types.LONG, ControlCommandTypeInfo.INSTANCE));
    }
}
