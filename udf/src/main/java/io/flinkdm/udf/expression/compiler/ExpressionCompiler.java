package io.flinkdm.udf.expression.compiler;

import io.flinkdm.udf.expression.function.Functions;
import io.flinkdm.udf.expression.operator.Casts;
import io.flinkdm.udf.expression.operator.Comparison;
import io.flinkdm.udf.expression.operator.Conditionals;
import io.flinkdm.udf.expression.tree.Expression;
import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.tree.Expression.Case;
import io.flinkdm.udf.expression.tree.Expression.Cast;
import io.flinkdm.udf.expression.tree.Expression.Collate;
import io.flinkdm.udf.expression.tree.Expression.Column;
import io.flinkdm.udf.expression.tree.Expression.Interval;
import io.flinkdm.udf.expression.tree.Expression.Literal;
import io.flinkdm.udf.expression.tree.Expression.Tuple;
import io.flinkdm.udf.expression.tree.Expression.Unsupported;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds an expression to the columns of a table and decides how each part is evaluated. Immutable.
 *
 * @param table the upstream name, for columns that name their table
 */
public record ExpressionCompiler(TableId table, TableSchema schema, Session session)
        implements Expression.Cases<Operand> {

    /**
     * @throws UnknownColumnException when the table lacks a column
     * @throws RefusedException when the expression cannot be evaluated exactly
     */
    public Operand compile(Expression expression) {
        return expression.match(this);
    }

    @Override
    public Operand literal(Literal literal) {
        return Literals.of(literal);
    }

    @Override
    public Operand column(Column column) {
        boolean here =
                (column.table().isEmpty() || column.table().equals(table.table()))
                        && (column.schema().isEmpty() || column.schema().equals(table.schema()));
        int index = here ? schema.indexOf(column.name()) : -1;
        if (index < 0) {
            throw new UnknownColumnException(column.name());
        }
        return ColumnOperands.of(schema.columns().get(index).type(), index, session.zone());
    }

    @Override
    public Operand call(Call call) {
        if (call.arguments().stream().anyMatch(Tuple.class::isInstance)) {
            return withTuple(call);
        }
        if (call.arguments().stream().anyMatch(Interval.class::isInstance)) {
            return DateArithmetic.of(call, this);
        }
        return Functions.call(call.name(), call.arguments().stream().map(this::compile).toList());
    }

    /** IN with its list, and rows compared with each other. */
    private Operand withTuple(Call call) {
        if (call.name().equals("IN")
                && call.argument(1) instanceof Tuple list
                && !(call.argument(0) instanceof Tuple)) {
            List<Operand> items = list.items().stream().map(this::compile).toList();
            return Comparison.in(compile(call.argument(0)), items);
        }
        return Rows.compare(call, this);
    }

    @Override
    public Operand conditional(Case conditional) {
        List<Operand> conditions = new ArrayList<>();
        List<Operand> results = new ArrayList<>();
        for (Case.When when : conditional.whens()) {
            Operand condition = compile(when.condition());
            conditions.add(
                    conditional
                            .subject()
                            .map(s -> Comparison.of("=", compile(s), condition))
                            .orElse(condition));
            results.add(compile(when.result()));
        }
        results.add(conditional.otherwise().map(this::compile).orElse(Operand.NULL));
        return Conditionals.choose(conditions, results);
    }

    @Override
    public Operand cast(Cast cast) {
        return Casts.of(cast, compile(cast.value()));
    }

    @Override
    public Operand collate(Collate collate) {
        return Casts.collate(compile(collate.value()), collate.collation());
    }

    @Override
    public Operand interval(Interval interval) {
        throw new RefusedException("INTERVAL stands alone");
    }

    @Override
    public Operand tuple(Tuple tuple) {
        throw new RefusedException("an operand must have one column");
    }

    @Override
    public Operand unsupported(Unsupported unsupported) {
        throw new RefusedException(unsupported.what() + " cannot be evaluated for a row");
    }
}
