package io.flinkdm.config.plan;

import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.rules.RuleDefinitions;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One upstream of the task.
 *
 * @param session variables of every connection to the source, keys in lower case
 * @param flavor {@code null} when the source file leaves it to detection
 * @param serverId replication client id; 0 lets the reader choose one
 * @param caseSensitive the task's or the source's {@code case-sensitive}
 * @param start {@code meta}, {@code null} when not given or without effect in the task's mode
 * @param routes the instance's route rules in the order of its list
 */
public record SourcePlan(
        String sourceId,
        ConnectionPlan connection,
        Map<String, String> session,
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
        session = Map.copyOf(session);
        routes = List.copyOf(routes);
    }

    /** Without session variables and rules that look at changes. */
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
                Map.of(),
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

    /** All that decides over tables, statements and rows, without account and address. */
    public RuleDefinitions definitions() {
        return new RuleDefinitions(
                sourceId,
                caseSensitive ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE,
                allow,
                routes,
                rules.filters(),
                rules.expressionFilters());
    }
}
