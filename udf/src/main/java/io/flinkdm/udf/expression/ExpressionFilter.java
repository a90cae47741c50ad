package io.flinkdm.udf.expression;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.expression.compiler.ExpressionCompiler;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.expression.compiler.UnknownColumnException;
import io.flinkdm.udf.expression.tree.BadExpressionException;
import io.flinkdm.udf.expression.tree.ExpressionParser;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which changed rows of one upstream table are left out by their values. Compiled once for each
 * table and structure when changes are transformed, and to explain a plan; asked for every row.
 *
 * <p>Rules are asked in their order; the first that hits drops the row. For an UPDATE a rule has to
 * hit the row before and the row after; the side it has no expression for counts as hit.
 *
 * <p>Source: DM manual, filter DMLs using SQL expressions. Immutable.
 */
public final class ExpressionFilter {

    private final List<CompiledRule> rules;
    private final List<String> warnings;
    private final int columns;

    private ExpressionFilter(List<CompiledRule> rules, List<String> warnings, int columns) {
        this.rules = List.copyOf(rules);
        this.warnings = List.copyOf(warnings);
        this.columns = columns;
    }

    /**
     * @param rules of the instance in the order of its list; those of other tables are passed over
     * @param schema the structure of the rows, extracted columns included
     * @throws MigrationException 20041 when an expression is none or cannot be evaluated exactly
     */
    public static ExpressionFilter compile(
            List<ExpressionRule> rules, TableId table, TableSchema schema, Session session) {
        RuleCompiler compiler = new RuleCompiler(new ExpressionCompiler(table, schema, session));
        List<CompiledRule> compiled =
                rules.stream().filter(rule -> rule.speaksOf(table)).map(compiler::compile).toList();
        return new ExpressionFilter(compiled, compiler.warnings, schema.columns().size());
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** What a user should know: expressions that hit nothing while the table lacks a column. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The name of the rule that leaves the change out.
     *
     * @param before {@code null} for an INSERT
     * @param after {@code null} for a DELETE
     * @throws MigrationException 36027 when a row does not fit the structure, 52031 when an
     *     expression has no exact value for it
     */
    public Optional<String> droppedBy(ChangeKind kind, Row before, Row after) {
        for (CompiledRule rule : rules) {
            requireFit(before);
            requireFit(after);
            if (rule.drops(kind, before, after)) {
                return Optional.of(rule.name());
            }
        }
        return Optional.empty();
    }

    private void requireFit(Row row) {
        if (row != null && row.size() != columns) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_DML_COLUMN_NOT_MATCH,
                    "a row has " + row.size() + " values, its table " + columns + " columns");
        }
    }

    /** Compiles rule after rule and collects warnings. Confined to one call. */
    private static final class RuleCompiler {

        private final ExpressionCompiler compiler;
        private final List<String> warnings = new ArrayList<>();

        RuleCompiler(ExpressionCompiler compiler) {
            this.compiler = compiler;
        }

        CompiledRule compile(ExpressionRule rule) {
            return new CompiledRule(
                    rule.name(),
                    predicate(rule, "insert-value-expr", rule.insertValueExpr()),
                    predicate(rule, "update-old-value-expr", rule.updateOldValueExpr()),
                    predicate(rule, "update-new-value-expr", rule.updateNewValueExpr()),
                    predicate(rule, "delete-value-expr", rule.deleteValueExpr()));
        }

        private Optional<Predicate> predicate(ExpressionRule rule, String key, String text) {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(predicate("expression-filter " + rule.name() + ": " + key, text));
        }

        private Predicate predicate(String label, String text) {
            try {
                return Predicate.of(label, compiler.compile(ExpressionParser.parse(text)));
            } catch (UnknownColumnException e) {
                warnings.add(label + ": " + e.getMessage() + "; it filters nothing");
                return Predicate.never(label);
            } catch (BadExpressionException | RefusedException e) {
                throw new MigrationException(
                        ErrorCode.CONFIG_EXPR_FILTER_WRONG_GRAMMAR, label + ": " + e.getMessage());
            }
        }
    }
}
