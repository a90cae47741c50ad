package io.flinkdm.job.bundle;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/**
 * Flink's own counters of an operator. It adds one for each bundle; who handles a bundle adds the
 * rest, so that they tell of events. What an operator emits is left to Flink, which counts it in
 * another place where the operator is the last one of its chain. Stateless.
 */
public final class BundleCounters {

    private BundleCounters() {}

    public static Counter received(RuntimeContext context) {
        return context.getMetricGroup().getIOMetricGroup().getNumRecordsInCounter();
    }
}
