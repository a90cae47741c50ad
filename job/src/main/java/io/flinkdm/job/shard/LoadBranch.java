package io.flinkdm.job.shard;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.serde.TargetEventTypeInfo;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The operator {@code fork}: gives rows of the load a way of their own, past the coordinator. They
 * are in no order with anything, and on the target before the first change of their source is read.
 * Rows of tables without a key stay: what is written of these is counted in their order. Task
 * thread.
 */
public final class LoadBranch extends ProcessFunction<RoutedEvent, RoutedEvent> {

    /** The rows of the load; their address says nothing. */
    public static final OutputTag<TargetEvent> LOADED =
            new OutputTag<>("load", TargetEventTypeInfo.INSTANCE);

    private static final long serialVersionUID = 1L;

    private final RowAddresser rows;

    public LoadBranch(MigrationPlan plan) {
        rows = new RowAddresser(plan);
    }

    @Override
    public void processElement(RoutedEvent event, Context context, Collector<RoutedEvent> out) {
        try {
            if (event instanceof RoutedRow row
                    && row.change().origin().fromSnapshot()
                    && rows.freelyLoaded(row)) {
                context.output(LOADED, new TargetEvent(row.change(), row.target(), 0));
            } else {
                out.collect(event);
            }
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }
}
