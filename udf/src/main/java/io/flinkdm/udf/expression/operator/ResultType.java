package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.DateTimes;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Numeric;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.List;

/**
 * The one type of several alternatives, as IF, CASE and COALESCE need it. Stateless.
 *
 * <p>Source: MySQL manual, flow control functions.
 */
final class ResultType {

    private ResultType() {}

    /** All alternatives as values of one type; the type is that of each result. */
    static List<Operand> unite(List<Operand> alternatives) {
        List<Operand> typed = alternatives.stream().filter(o -> o.kind() != Kind.NULL).toList();
        if (typed.isEmpty()) {
            return alternatives;
        }
        ValueType type = type(typed);
        return alternatives.stream().map(o -> converted(o, type)).toList();
    }

    private static ValueType type(List<Operand> typed) {
        Kind first = typed.get(0).kind();
        boolean alike = typed.stream().allMatch(o -> o.kind() == first);
        if (alike
                && (first.temporal()
                        || first == Kind.BYTES
                        || first == Kind.YEAR
                        || first == Kind.JSON)) {
            return ValueType.temporal(first, decimals(typed));
        }
        if (typed.stream().allMatch(o -> o.kind().dated())) {
            return ValueType.temporal(Kind.DATETIME, decimals(typed));
        }
        if (typed.stream().allMatch(ResultType::plainNumber)) {
            return number(typed.stream().map(Numeric::of).toList());
        }
        if (typed.stream()
                .anyMatch(o -> !o.kind().textual() && !plainNumber(o) && !o.kind().temporal())) {
            throw new RefusedException("alternatives of these types are not supported");
        }
        return ValueType.text(Texts.common(typed.stream().map(Texts::text).toList()));
    }

    private static boolean plainNumber(Operand operand) {
        return operand.kind().numeric() && operand.kind() != Kind.BIT && operand.kind() != Kind.HEX;
    }

    private static int decimals(List<Operand> operands) {
        return operands.stream().mapToInt(o -> o.type().decimals()).max().orElse(0);
    }

    private static ValueType number(List<Operand> numbers) {
        if (numbers.stream().anyMatch(o -> o.kind() == Kind.DOUBLE)) {
            boolean alike = numbers.stream().allMatch(o -> o.kind() == Kind.DOUBLE);
            return alike ? ValueType.DOUBLE : ValueType.MIXED_DOUBLE;
        }
        if (numbers.stream().anyMatch(o -> o.kind() == Kind.DECIMAL)) {
            return ValueType.decimal(decimals(numbers));
        }
        boolean unsigned = numbers.stream().allMatch(o -> o.type().unsigned());
        boolean tooBig = numbers.stream().anyMatch(o -> o.type().needsUnsigned());
        return !unsigned && tooBig ? ValueType.decimal(0) : ValueType.integer(unsigned);
    }

    private static Operand converted(Operand operand, ValueType type) {
        if (operand.kind() == Kind.NULL) {
            return operand.as(type);
        }
        switch (type.kind()) {
            case INTEGER:
                return Numeric.of(operand).as(type);
            case DECIMAL:
                return Numeric.decimal(Numeric.of(operand)).as(type);
            case DOUBLE:
                return Numeric.real(operand).as(type);
            case TEXT:
                return Texts.text(operand).as(type);
            case DATE, DATETIME:
                return complete(operand, type);
            default:
                return operand.as(type);
        }
    }

    /** What a choice makes of a date with zero parts depends on the server's mode. */
    private static Operand complete(Operand date, ValueType type) {
        Evaluator from = date.evaluator();
        return Operand.computed(
                type,
                row -> {
                    Long value = (Long) from.of(row);
                    if (value != null && !DateTimes.complete(value)) {
                        throw new EvaluationException("a date with zero parts was chosen");
                    }
                    return value;
                },
                date);
    }
}
