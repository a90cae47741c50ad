package io.flinkdm.udf.expression.compiler;

import io.flinkdm.udf.expression.tree.Expression.Call;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;

/** {@code date + INTERVAL amount unit} and DATE_ADD, DATE_SUB. Stateless. */
final class DateArithmetic {

    private DateArithmetic() {}

    static Operand of(Call call, ExpressionCompiler compiler) {
        throw new RefusedException("INTERVAL is not supported");
    }
}
