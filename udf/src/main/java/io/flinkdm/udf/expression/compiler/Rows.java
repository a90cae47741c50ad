package io.flinkdm.udf.expression.compiler;

import io.flinkdm.udf.expression.operator.Comparison;
import io.flinkdm.udf.expression.operator.Logic;
import io.flinkdm.udf.expression.tree.Expression;
import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.tree.Expression.Tuple;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** {@code (a, b) = (1, 2)} and {@code (a, b) IN ((1, 2), (3, 4))}. Stateless. */
final class Rows {

    private Rows() {}

    static Operand compare(Call call, ExpressionCompiler compiler) {
        switch (call.name()) {
            case "=", "<=>":
                return equal(call.name(), call.argument(0), call.argument(1), compiler);
            case "<>":
                return Logic.not(equal("=", call.argument(0), call.argument(1), compiler));
            case "IN":
                return in(call, compiler);
            default:
                throw new RefusedException(call.name() + " of rows is not supported");
        }
    }

    private static Operand in(Call call, ExpressionCompiler compiler) {
        List<Expression> items = items(call.argument(1));
        return items.stream()
                .map(item -> equal("=", call.argument(0), item, compiler))
                .reduce(Logic::or)
                .orElseThrow();
    }

    private static Operand equal(
            String operator, Expression left, Expression right, ExpressionCompiler compiler) {
        List<Expression> a = items(left);
        List<Expression> b = items(right);
        if (a.size() != b.size()) {
            throw new RefusedException("rows of different lengths are compared");
        }
        List<Operand> parts = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            parts.add(part(operator, compiler.compile(a.get(i)), compiler.compile(b.get(i))));
        }
        return parts.stream().reduce(Logic::and).orElseThrow();
    }

    private static Operand part(String operator, Operand left, Operand right) {
        return operator.equals("=")
                ? Comparison.of("=", left, right)
                : Comparison.nullSafe(left, right);
    }

    private static List<Expression> items(Expression row) {
        if (row instanceof Tuple tuple) {
            return tuple.items();
        }
        throw new RefusedException("a row is compared with a single value");
    }
}
