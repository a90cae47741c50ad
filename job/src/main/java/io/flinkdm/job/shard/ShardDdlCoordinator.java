package io.flinkdm.job.shard;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.shard.control.CommandAnswers;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ControlCommand;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The operator {@code shard DDL}: addresses rows, and keeps statements in their place among them. A
 * statement on a migrated table ends the task for now. Commands of the operator arrive by
 * broadcast. Task thread.
 */
public final class ShardDdlCoordinator
        extends KeyedBroadcastProcessFunction<String, RoutedEvent, ControlCommand, TargetEvent> {

    private static final long serialVersionUID = 1L;

    private final RowAddresser rows;
    private final CommandAnswers answers;

    public ShardDdlCoordinator(MigrationPlan plan) {
        rows = new RowAddresser(plan);
        answers = new CommandAnswers(plan);
    }

    @Override
    public void processElement(
            RoutedEvent event, ReadOnlyContext context, Collector<TargetEvent> out) {
        try {
            if (event instanceof RoutedRow row) {
                rows.address(row, 0, out::collect);
            } else {
                throw UnsupportedDdl.failure((RoutedDdl) event);
            }
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }

    /** Every subtask hears the command; one answers. */
    @Override
    public void processBroadcastElement(
            ControlCommand command, Context context, Collector<TargetEvent> out) {
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            answers.refuse(command);
        }
    }
}
