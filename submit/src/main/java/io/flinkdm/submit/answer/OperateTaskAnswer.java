package io.flinkdm.submit.answer;

import java.util.List;

/** DM's {@code OperateTaskResponse} of pause, resume and stop. Immutable. */
public record OperateTaskAnswer(
        TaskOperation op, boolean result, String msg, List<SourceAnswer> sources)
        implements Answer {

    public OperateTaskAnswer {
        sources = List.copyOf(sources);
    }

    /** Nothing was done, for the given reason. */
    public static OperateTaskAnswer refused(TaskOperation op, String msg) {
        return new OperateTaskAnswer(op, false, msg, List.of());
    }

    @Override
    public boolean succeeded() {
        return result && sources.stream().allMatch(SourceAnswer::result);
    }
}
