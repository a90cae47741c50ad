package io.flinkdm.config.check;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.ExpressionFilterConfig;
import io.flinkdm.config.task.RulesConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** The entries of {@code expression-filter}, used or not. One thread. */
final class ExpressionFilterCheck {

    private final RulesConfig rules;
    private final Problems problems;

    ExpressionFilterCheck(RulesConfig rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
    }

    void run() {
        rules.expressionFilter().forEach(this::check);
    }

    private void check(String name, ExpressionFilterConfig filter) {
        requireName(name, filter, filter.schema(), "schema");
        requireName(name, filter, filter.table(), "table");
        List<String> kinds = kinds(filter);
        if (kinds.size() > 1) {
            problems.add(
                    filter.place(),
                    ErrorCode.CONFIG_EXPR_FILTER_MANY_EXPR,
                    "expression filter " + name + " has expressions for " + kinds);
        }
    }

    private void requireName(
            String name, ExpressionFilterConfig filter, Value<String> value, String key) {
        if (Value.isEmpty(value)) {
            problems.add(
                    Value.place(value, filter.place()),
                    ErrorCode.CONFIG_EXPR_FILTER_EMPTY_NAME,
                    "expression filter " + name + " has no " + key);
        }
    }

    private static List<String> kinds(ExpressionFilterConfig filter) {
        List<String> kinds = new ArrayList<>();
        if (!Value.isEmpty(filter.insertValueExpr())) {
            kinds.add("insert");
        }
        if (!Value.isEmpty(filter.updateOldValueExpr())
                || !Value.isEmpty(filter.updateNewValueExpr())) {
            kinds.add("update");
        }
        if (!Value.isEmpty(filter.deleteValueExpr())) {
            kinds.add("delete");
        }
        return kinds;
    }
}
