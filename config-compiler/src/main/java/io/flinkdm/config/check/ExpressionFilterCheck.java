package io.flinkdm.config.check;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.ExpressionFilterConfig;
import io.flinkdm.config.task.RulesConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.expression.tree.BadExpressionException;
import io.flinkdm.udf.expression.tree.ExpressionParser;
import java.util.LinkedHashSet;
import java.util.Set;

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
        Set<String> kinds = new LinkedHashSet<>();
        checkExpression(name, filter.insertValueExpr(), "insert", kinds);
        checkExpression(name, filter.updateOldValueExpr(), "update", kinds);
        checkExpression(name, filter.updateNewValueExpr(), "update", kinds);
        checkExpression(name, filter.deleteValueExpr(), "delete", kinds);
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

    private void checkExpression(
            String name, Value<String> expression, String kind, Set<String> kinds) {
        if (Value.isEmpty(expression)) {
            return;
        }
        try {
            ExpressionParser.parse(expression.value());
        } catch (BadExpressionException e) {
            problems.add(
                    expression.place(),
                    ErrorCode.CONFIG_EXPR_FILTER_WRONG_GRAMMAR,
                    "expression filter " + name + ": " + e.getMessage());
        }
        if (kinds.add(kind) && kinds.size() > 1) {
            problems.add(
                    expression.place(),
                    ErrorCode.CONFIG_EXPR_FILTER_MANY_EXPR,
                    "expression filter " + name + " is for " + String.join(" and ", kinds));
        }
    }
}
