package io.flinkdm.submit.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The short list of {@code query-status}. Immutable. */
public record TaskListAnswer(boolean result, String msg, List<TaskLine> tasks) implements Answer {

    public TaskListAnswer {
        tasks = List.copyOf(tasks);
    }

    @Override
    public boolean succeeded() {
        return result;
    }

    /** One task; empty fields are left out, as DM does in this list only. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record TaskLine(String taskName, String taskStatus, List<String> sources) {

        public TaskLine {
            sources = List.copyOf(sources);
        }
    }
}
