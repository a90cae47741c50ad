package io.flinkdm.job.transform;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * How many rows each rule has left out since the operator started, as metric {@code
 * rule.<name>.filteredRows}. Task thread.
 */
final class RuleCounters {

    private final MetricGroup metrics;
    private final Map<String, Counter> counters = new HashMap<>();

    RuleCounters(MetricGroup metrics) {
        this.metrics = metrics;
    }

    void filtered(String rule) {
        counters.computeIfAbsent(rule, this::register).inc();
    }

    private Counter register(String rule) {
        return metrics.addGroup("rule", rule).counter("filteredRows");
    }
}
