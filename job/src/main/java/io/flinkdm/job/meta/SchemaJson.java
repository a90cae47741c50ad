package io.flinkdm.job.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableSchema;

/** A {@link TableSchema} as the text kept in the schema table. Stateless. */
final class SchemaJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SchemaJson() {}

    static String print(TableSchema schema) {
        try {
            return MAPPER.writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_CANNOT_SERIALIZE,
                    "cannot write a table's structure as text",
                    e);
        }
    }

    static TableSchema parse(String json) {
        try {
            return MAPPER.readValue(json, TableSchema.class);
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_INVALID_JSON,
                    "the schema table of the task holds a structure that cannot be read",
                    e);
        }
    }
}
