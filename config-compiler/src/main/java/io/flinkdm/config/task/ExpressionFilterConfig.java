package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;

/** An entry of {@code expression-filter}; {@code null} is "not given". */
public record ExpressionFilterConfig(
        Place place,
        Value<String> schema,
        Value<String> table,
        Value<String> insertValueExpr,
        Value<String> updateOldValueExpr,
        Value<String> updateNewValueExpr,
        Value<String> deleteValueExpr) {

    static ExpressionFilterConfig read(Section section) {
        return new ExpressionFilterConfig(
                section.place(),
                section.text("schema"),
                section.text("table"),
                section.text("insert-value-expr"),
                section.text("update-old-value-expr"),
                section.text("update-new-value-expr"),
                section.text("delete-value-expr"));
    }
}
