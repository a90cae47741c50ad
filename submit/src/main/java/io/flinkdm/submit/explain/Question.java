package io.flinkdm.submit.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;

/** One line of a file of questions. Immutable. */
final class Question {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode fields;

    private Question(JsonNode fields) {
        this.fields = fields;
    }

    /**
     * @throws MigrationException 52041 when it is no JSON object
     */
    static Question parse(String line) {
        try {
            JsonNode fields = MAPPER.readTree(line);
            if (!fields.isObject()) {
                throw unreadable("a question is a JSON object");
            }
            return new Question(fields);
        } catch (JsonProcessingException e) {
            throw unreadable("no JSON: " + e.getOriginalMessage());
        }
    }

    static MigrationException unreadable(String why) {
        return new MigrationException(ErrorCode.QUESTION_UNREADABLE, why);
    }

    boolean has(String field) {
        return !fields.path(field).isMissingNode() && !fields.path(field).isNull();
    }

    /**
     * @throws MigrationException 52041 when it is missing or no text
     */
    String text(String field) {
        JsonNode value = fields.path(field);
        if (!value.isTextual()) {
            throw unreadable(
                    value.isMissingNode() || value.isNull()
                            ? "the field " + field + " is missing"
                            : field + " must be a text");
        }
        return value.textValue();
    }

    String textOr(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    /**
     * @throws MigrationException 52041 when it is missing or no array
     */
    JsonNode array(String field) {
        JsonNode value = fields.path(field);
        if (!value.isArray()) {
            throw unreadable(
                    value.isMissingNode() || value.isNull()
                            ? "the field " + field + " is missing"
                            : field + " must be an array");
        }
        return value;
    }

    /** Without a name where the question is about a schema. */
    TableId table() {
        return new TableId(text("schema"), textOr("table", ""));
    }
}
