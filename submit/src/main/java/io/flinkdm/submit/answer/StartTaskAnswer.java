package io.flinkdm.submit.answer;

import java.util.List;

/**
 * DM's {@code StartTaskResponse}. Immutable.
 *
 * @param checkResult findings that do not stop the start
 */
public record StartTaskAnswer(
        boolean result, String msg, List<SourceAnswer> sources, String checkResult)
        implements Answer {

    public StartTaskAnswer {
        sources = List.copyOf(sources);
    }

    /** Nothing was started, for the given reason. */
    public static StartTaskAnswer refused(String msg) {
        return new StartTaskAnswer(false, msg, List.of(), "");
    }

    @Override
    public boolean succeeded() {
        return result && sources.stream().allMatch(SourceAnswer::result);
    }
}
