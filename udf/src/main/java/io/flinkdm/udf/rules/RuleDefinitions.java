package io.flinkdm.udf.rules;

import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The rules of one source as written: the part of its plan that decides over tables, statements and
 * rows, without account and address. It travels in the job graph. Immutable.
 */
public record RuleDefinitions(
        String sourceId,
        CaseSensitivity caseSensitivity,
        BlockAllowRules allow,
        List<RouteRule> routes,
        List<BinlogEventRule> filters,
        List<ExpressionRule> expressionFilters)
        implements Serializable {

    public RuleDefinitions {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(caseSensitivity, "caseSensitivity");
        Objects.requireNonNull(allow, "allow");
        routes = List.copyOf(routes);
        filters = List.copyOf(filters);
        expressionFilters = List.copyOf(expressionFilters);
    }
}
