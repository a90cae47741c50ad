package io.flinkdm.job.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;

/** Several texts in one column: a JSON array. Stateless. */
final class TextList {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TextList() {}

    static String print(List<String> texts) {
        try {
            return MAPPER.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new MigrationException(ErrorCode.INTERNAL, "cannot write texts as JSON", e);
        }
    }

    static List<String> parse(String json) {
        try {
            return List.of(MAPPER.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    ErrorCode.INTERNAL, "a meta table holds what is no list of texts: " + json, e);
        }
    }
}
