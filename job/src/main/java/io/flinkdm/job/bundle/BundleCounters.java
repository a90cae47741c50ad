package io.flinkdm.job.bundle;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/**
 * Flink's own counters of an operator. It adds one to them for each bundle; who handles a bundle
 * adds the rest, so that they tell of events. Stateless.
 */
public final class BundleCounters {

    private BundleCounters() {}

    public static Counter received(RuntimeContext context) {
        return context.getMetricGroup().getIOMetricGroup().getNumRecordsInCounter();
    }

    public static Counter sent(RuntimeContext context) {
        return context.getMetricGroup().getIOMetricGroup().getNumRecordsOutCounter();
    }
}
