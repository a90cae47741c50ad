package io.flinkdm.job;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.serde.ControlCommandTypeInfo;
import io.flinkdm.job.shard.control.ControlSource;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ControlCommand;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The plan as streams: sources, each routed and filtered where it is read; one coordinator of rows
 * and statements; the writers.
 */
final class MigrationTopology {

    private MigrationTopology() {}

    static void build(StreamExecutionEnvironment env, MigrationPlan plan) {
        commands(env, plan);
        throw new MigrationException(ErrorCode.UNSUPPORTED_YET, "running a task");
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
