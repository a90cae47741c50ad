package io.flinkdm.submit.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;

/** The plan of a task's latest run, as the registry keeps it for people. Stateless. */
final class StoredPlan {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredPlan() {}

    /** {@code --start-time} of that run; {@code ""} for none. */
    static String startTime(String plan) {
        return text(plan, "start-time");
    }

    /** {@code --source-connector} of that run; {@code ""} for none. */
    static String sourceConnector(String plan) {
        return text(plan, "source-connector");
    }

    private static String text(String plan, String key) {
        if (plan.isBlank()) {
            return "";
        }
        try {
            return JSON.readTree(plan).path(key).asText("");
        } catch (JsonProcessingException e) {
            throw new MigrationException(
                    ErrorCode.INTERNAL, "the registry's plan of the task is unreadable", e);
        }
    }
}
