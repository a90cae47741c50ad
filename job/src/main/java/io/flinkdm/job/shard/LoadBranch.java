package io.flinkdm.job.shard;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.bundle.BundleCounters;
import io.flinkdm.job.failure.Failures;
import io.flinkdm.job.serde.BundleTypeInfo;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.event.TargetEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The operator {@code fork}: gives rows of the load a way of their own, past the coordinator. They
 * are in no order with anything, and on the target before the first change of their source is read.
 * Rows of tables without a key stay: what is written of these is counted in their order. Task
 * thread.
 */
public final class LoadBranch extends ProcessFunction<Bundle<RoutedEvent>, Bundle<RoutedEvent>> {

    /** The rows of the load; their address says nothing. */
    public static final OutputTag<Bundle<TargetEvent>> LOADED =
            new OutputTag<>("load", BundleTypeInfo.OF_TARGETS);

    private static final long serialVersionUID = 1L;

    private final RowAddresser rows;
    private transient Counter received;

    public LoadBranch(MigrationPlan plan) {
        rows = new RowAddresser(plan);
    }

    @Override
    public void open(OpenContext context) {
        received = BundleCounters.received(getRuntimeContext());
    }

    @Override
    public void processElement(
            Bundle<RoutedEvent> bundle, Context context, Collector<Bundle<RoutedEvent>> out) {
        received.inc(bundle.size() - 1);
        try {
            if (loaded(bundle.first())) {
                part(bundle, context, out);
            } else {
                out.collect(bundle);
            }
        } catch (MigrationException e) {
            throw Failures.of(e);
        }
    }

    /** All of a bundle are of one chunk, or none is of any. */
    private static boolean loaded(RoutedEvent event) {
        return event instanceof RoutedRow row && row.change().origin().fromSnapshot();
    }

    private void part(
            Bundle<RoutedEvent> bundle, Context context, Collector<Bundle<RoutedEvent>> out) {
        List<TargetEvent> loaded = new ArrayList<>(bundle.size());
        List<RoutedEvent> others = new ArrayList<>();
        for (RoutedEvent event : bundle.events()) {
            RoutedRow row = (RoutedRow) event;
            if (rows.freelyLoaded(row)) {
                loaded.add(new TargetEvent(row.change(), row.target(), 0));
            } else {
                others.add(row);
            }
        }
        if (!loaded.isEmpty()) {
            context.output(LOADED, new Bundle<>(loaded));
        }
        if (!others.isEmpty()) {
            out.collect(new Bundle<>(others));
        }
    }
}
