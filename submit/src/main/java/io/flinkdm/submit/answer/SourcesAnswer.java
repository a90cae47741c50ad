package io.flinkdm.submit.answer;

import java.util.List;

/** DM's {@code HandleErrorResponse} and {@code OperateSchemaResponse}. Immutable. */
public record SourcesAnswer(boolean result, String msg, List<SourceAnswer> sources)
        implements Answer {

    public SourcesAnswer {
        sources = List.copyOf(sources);
    }

    /** Of sources that were asked: the outer result is true whatever they say, as in DM. */
    public static SourcesAnswer of(List<SourceAnswer> sources) {
        return new SourcesAnswer(true, "", sources);
    }

    /** Nothing was done, for the given reason. */
    public static SourcesAnswer refused(String msg) {
        return new SourcesAnswer(false, msg, List.of());
    }

    @Override
    public boolean succeeded() {
        return result && sources.stream().allMatch(SourceAnswer::result);
    }
}
