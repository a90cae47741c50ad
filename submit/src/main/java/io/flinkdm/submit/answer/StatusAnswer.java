package io.flinkdm.submit.answer;

import java.util.List;

/** DM's {@code QueryStatusListResponse}: one part per source, by source id. Immutable. */
public record StatusAnswer(boolean result, String msg, List<SourcePart> sources) implements Answer {

    public StatusAnswer {
        sources = List.copyOf(sources);
    }

    /** Nothing can be told, for the given reason. */
    public static StatusAnswer refused(String msg) {
        return new StatusAnswer(false, msg, List.of());
    }

    /** The parts of these sources only. */
    public StatusAnswer only(List<String> sourceIds) {
        List<SourcePart> parts =
                sources.stream()
                        .filter(part -> sourceIds.contains(part.sourceStatus().source()))
                        .toList();
        return new StatusAnswer(result, msg, parts);
    }

    @Override
    public boolean succeeded() {
        return result && sources.stream().allMatch(SourcePart::result);
    }

    /** DM's {@code QueryStatusResponse}. */
    public record SourcePart(
            boolean result,
            String msg,
            SourceLine sourceStatus,
            List<SubTaskStatus> subTaskStatus) {

        public SourcePart {
            subTaskStatus = List.copyOf(subTaskStatus);
        }
    }

    /**
     * DM's {@code SourceStatus}.
     *
     * @param relayStatus always null: the upstream is read directly
     */
    public record SourceLine(
            String source, String worker, ProcessResult result, Object relayStatus) {}
}
