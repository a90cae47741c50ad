package io.flinkdm.submit.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.submit.answer.ProcessError;
import java.io.UncheckedIOException;
import java.util.List;

/** Errors as the registry keeps them: a JSON array of DM's error objects. Stateless. */
public final class StoredErrors {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoredErrors() {}

    /** {@code ""} for no errors. */
    public static String write(List<ProcessError> errors) {
        try {
            return errors.isEmpty() ? "" : MAPPER.writeValueAsString(errors);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that is no such array becomes one error of code 50000. */
    public static List<ProcessError> read(String errors) {
        if (errors.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(MAPPER.readValue(errors, ProcessError[].class));
        } catch (JsonProcessingException e) {
            return List.of(ProcessError.unknown(errors));
        }
    }
}
