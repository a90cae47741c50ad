package io.flinkdm.submit.status;

import io.flinkdm.submit.answer.SubTaskStatus;
import java.util.List;
import java.util.Optional;

/**
 * One task as {@code query-status} shows it. Immutable.
 *
 * @param trouble why its state cannot be told fully; {@code ""} when it can
 * @param parts its sources by id; with trouble their stage and unit may be invalid
 */
public record TaskReport(String task, TaskState state, String trouble, List<SourcePart> parts) {

    public TaskReport {
        parts = List.copyOf(parts);
    }

    /** A task of which nothing can be told. */
    public static TaskReport unreadable(String task, String trouble, List<String> sourceIds) {
        TaskState state = TaskState.going(Stages.INVALID);
        List<SourcePart> parts =
                sourceIds.stream().map(id -> new SourcePart(id, "", invalid(task, state))).toList();
        return new TaskReport(task, state, trouble, parts);
    }

    private static SubTaskStatus invalid(String task, TaskState state) {
        return SubTaskReport.of(task, state, Optional.empty());
    }

    /** The task on one source; {@code worker} is where it runs, {@code ""} when it does not. */
    public record SourcePart(String sourceId, String worker, SubTaskStatus status) {}
}
