package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.json.JsonValue;
import io.flinkdm.udf.expression.json.JsonValue.Rank;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Evaluator;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.function.Function;

/**
 * Pairings with JSON: whatever it is compared with becomes JSON as well. Stateless.
 *
 * <p>Source: MySQL manual, comparison and ordering of JSON values.
 */
final class JsonPairing {

    private JsonPairing() {}

    static Pairing of(Operand left, Operand right) {
        return new Pairing(
                json(left), json(right), (a, b) -> compare((JsonValue) a, (JsonValue) b));
    }

    private static Operand json(Operand operand) {
        switch (operand.kind()) {
            case JSON:
                return converted(operand, value -> JsonValue.parse((String) value));
            case TEXT:
                return converted(Texts.text(operand), value -> JsonValue.string((String) value));
            case INTEGER, DECIMAL, DOUBLE:
                return converted(operand, value -> JsonValue.number(value.toString()));
            default:
                throw new RefusedException(
                        "comparing JSON with " + operand.kind() + " is not supported");
        }
    }

    private static Operand converted(Operand operand, Function<Object, JsonValue> conversion) {
        Evaluator from = operand.evaluator();
        return Operand.computed(
                ValueType.of(Kind.JSON),
                row -> {
                    Object value = from.of(row);
                    return value == null ? null : conversion.apply(value);
                },
                operand);
    }

    private static int compare(JsonValue left, JsonValue right) {
        // TRUE and 1 look alike here; MySQL tells them apart beside a JSON boolean.
        boolean unsure =
                left.rank() != right.rank()
                        && (left.rank() == Rank.BOOLEAN || right.rank() == Rank.BOOLEAN)
                        && (left.rank() == Rank.NUMBER || right.rank() == Rank.NUMBER);
        if (unsure || !left.comparesWith(right)) {
            throw new EvaluationException("two JSON values have no sure order");
        }
        return left.compare(right);
    }
}
