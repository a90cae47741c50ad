package io.flinkdm.job.transform;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import java.io.Serializable;
import java.util.List;

/** The part of a source's plan that the transformation needs: no account, no address. Immutable. */
record SourceRules(BlockAllowRules allow, List<RouteRule> routes, CaseSensitivity caseSensitivity)
        implements Serializable {

    SourceRules {
        routes = List.copyOf(routes);
    }

    static SourceRules of(SourcePlan source) {
        return new SourceRules(
                source.allow(),
                source.routes(),
                source.caseSensitive() ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE);
    }
}
