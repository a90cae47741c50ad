package io.flinkdm.config.plan;

import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.mapping.ColumnMappingRule;
import java.io.Serializable;
import java.util.List;

/**
 * The rules of one source that look at changes, each in the order of the instance's list.
 *
 * @param filters the task's, then the source's own
 */
public record RulesPlan(
        List<BinlogEventRule> filters,
        List<ExpressionRule> expressionFilters,
        List<ColumnMappingRule> columnMappings)
        implements Serializable {

    /** Every change passes as it is. */
    public static final RulesPlan NONE = new RulesPlan(List.of(), List.of(), List.of());

    public RulesPlan {
        filters = List.copyOf(filters);
        expressionFilters = List.copyOf(expressionFilters);
        columnMappings = List.copyOf(columnMappings);
    }
}
