package io.flinkdm.udf.expression.value;

import io.flinkdm.udf.model.Row;

/** The value of a compiled expression for a row. Immutable. */
@FunctionalInterface
public interface Evaluator {

    /**
     * @throws EvaluationException when there is none
     */
    Object of(Row row);
}
