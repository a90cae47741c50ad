package io.flinkdm.udf.expression;

import io.flinkdm.udf.model.TableId;
import java.io.Serializable;
import java.util.Objects;

/**
 * An {@code expression-filter} entry as written. Names are upstream names, compared exactly; an
 * expression that is not given is empty.
 *
 * @param name the rule's name in the task file
 */
public record ExpressionRule(
        String name,
        String schema,
        String table,
        String insertValueExpr,
        String updateOldValueExpr,
        String updateNewValueExpr,
        String deleteValueExpr)
        implements Serializable {

    public ExpressionRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(insertValueExpr, "insertValueExpr");
        Objects.requireNonNull(updateOldValueExpr, "updateOldValueExpr");
        Objects.requireNonNull(updateNewValueExpr, "updateNewValueExpr");
        Objects.requireNonNull(deleteValueExpr, "deleteValueExpr");
    }

    /** Letter case counts, whatever {@code case-sensitive} says. */
    public boolean speaksOf(TableId upstream) {
        return schema.equals(upstream.schema()) && table.equals(upstream.table());
    }
}
