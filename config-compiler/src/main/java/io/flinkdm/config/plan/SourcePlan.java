package io.flinkdm.config.plan;

import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.route.RouteRule;
import java.io.Serializable;
import java.util.List;

/**
 * One upstream of the task.
 *
 * @param flavor {@code null} when the source file leaves it to detection
 * @param serverId replication client id; 0 lets the reader choose one
 * @param caseSensitive the task's or the source's {@code case-sensitive}
 * @param start {@code meta}, {@code null} when not given or without effect in the task's mode
 * @param routes the instance's route rules in the order of its list
 */
public record SourcePlan(
        String sourceId,
        ConnectionPlan connection,
        Flavor flavor,
        long serverId,
        boolean enableGtid,
        boolean caseSensitive,
        StartPosition start,
        BlockAllowRules allow,
        List<RouteRule> routes,
        SnapshotPlan snapshot,
        SyncPlan sync,
        RulesPlan rules,
        ValidatorPlan validator)
        implements Serializable {

    public SourcePlan {
        routes = List.copyOf(routes);
    }

    /** Without rules that look at changes. */
    public SourcePlan(
            String sourceId,
            ConnectionPlan connection,
            Flavor flavor,
            long serverId,
            boolean enableGtid,
            boolean caseSensitive,
            StartPosition start,
            BlockAllowRules allow,
            List<RouteRule> routes,
            SnapshotPlan snapshot,
            SyncPlan sync) {
        this(
                sourceId,
                connection,
                flavor,
                serverId,
                enableGtid,
                caseSensitive,
                start,
                allow,
                routes,
                snapshot,
                sync,
                RulesPlan.NONE,
                ValidatorPlan.OFF);
    }
}
