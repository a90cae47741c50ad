package io.flinkdm.submit.explain.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON as MySQL prints it: a blank behind commas and colons, shorter keys first.
 *
 * <p>Source: MySQL manual, the JSON data type. Stateless.
 */
final class JsonSpelling {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Comparator<String> KEY_ORDER =
            Comparator.comparingInt((String key) -> key.getBytes(StandardCharsets.UTF_8).length)
                    .thenComparing(Comparator.naturalOrder());

    private JsonSpelling() {}

    /** A text is the JSON text itself. */
    static String of(JsonNode value) {
        if (!value.isTextual()) {
            return spelled(value);
        }
        try {
            JsonNode document = MAPPER.readTree(value.textValue());
            if (document.isMissingNode()) {
                throw new BadValueException("no JSON text");
            }
            return spelled(document);
        } catch (JsonProcessingException e) {
            throw new BadValueException("no JSON text");
        }
    }

    private static String spelled(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonSpelling::spelled)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            List<String> keys = new ArrayList<>();
            value.fieldNames().forEachRemaining(keys::add);
            return keys.stream()
                    .sorted(KEY_ORDER)
                    .map(key -> text(key) + ": " + spelled(value.get(key)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    private static String text(String key) {
        return MAPPER.getNodeFactory().textNode(key).toString();
    }
}
