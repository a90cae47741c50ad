package io.flinkdm.submit.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** What pause, resume and stop of all tasks of one source print. Immutable. */
public record BatchOperateAnswer(boolean result, String msg, List<TaskPart> tasks)
        implements Answer {

    public BatchOperateAnswer {
        tasks = List.copyOf(tasks);
    }

    @Override
    public boolean succeeded() {
        return result && tasks.stream().allMatch(TaskPart::succeeded);
    }

    /** The outcome on one task. */
    @JsonPropertyOrder({"task", "op", "result", "msg", "sources"})
    public record TaskPart(
            String task, TaskOperation op, boolean result, String msg, List<SourceAnswer> sources) {

        static TaskPart of(String task, OperateTaskAnswer answer) {
            return new TaskPart(task, answer.op(), answer.result(), answer.msg(), answer.sources());
        }

        boolean succeeded() {
            return result && sources.stream().allMatch(SourceAnswer::result);
        }
    }

    /** One part of the batch. */
    public static TaskPart part(String task, OperateTaskAnswer answer) {
        return TaskPart.of(task, answer);
    }
}
