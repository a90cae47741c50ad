package io.flinkdm.udf.expression.function;

import io.flinkdm.udf.expression.json.JsonPath;
import io.flinkdm.udf.expression.json.JsonValue;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.TextType;
import io.flinkdm.udf.expression.value.ValueType;
import java.util.Map;

/**
 * JSON_EXTRACT, JSON_UNQUOTE and with them {@code ->} and {@code ->>}.
 *
 * <p>Source: MySQL manual, JSON functions. Stateless.
 */
final class JsonFunctions {

    private JsonFunctions() {}

    static void register(Map<String, Function> all) {
        all.put("JSON_EXTRACT", Function.of(JsonFunctions::extract));
        all.put("JSON_UNQUOTE", Function.of(JsonFunctions::unquote));
    }

    private static Operand extract(Operand json, Operand path) {
        requireJson(json);
        if (!path.constant() || !(path.value() instanceof String text)) {
            throw new RefusedException("a JSON path must be a constant");
        }
        JsonPath compiled =
                JsonPath.of(text)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "JSON path \"" + text + "\" is not supported"));
        return Computed.of(ValueType.JSON, json, (String document) -> compiled.in(document));
    }

    private static void requireJson(Operand json) {
        if (json.kind() != Kind.JSON) {
            throw new RefusedException("JSON functions of " + json.kind() + " are not supported");
        }
    }

    private static Operand unquote(Operand json) {
        requireJson(json);
        return Computed.of(
                ValueType.text(TextType.SESSION),
                json,
                (String document) -> JsonValue.parse(document).text());
    }
}
