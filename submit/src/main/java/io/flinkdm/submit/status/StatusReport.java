package io.flinkdm.submit.status;

import io.flinkdm.submit.answer.StatusAnswer;
import io.flinkdm.submit.answer.StatusAnswer.SourceLine;
import io.flinkdm.submit.answer.SubTaskStatus;
import io.flinkdm.submit.answer.TaskListAnswer;
import io.flinkdm.submit.answer.TaskListAnswer.TaskLine;
import io.flinkdm.submit.status.TaskReport.SourcePart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several tasks as DM's short list or DM's detail by source. Pure. */
public final class StatusReport {

    private static final String MORE = ". Please run `query-status <task>` to get more details.";
    private static final String UNBOUND = "source not bound";

    private StatusReport() {}

    /** The short list; DM prints it only when nothing is in trouble. */
    public static TaskListAnswer shortList(List<TaskReport> tasks) {
        List<TaskLine> lines =
                tasks.stream()
                        .sorted(Comparator.comparing(TaskReport::task))
                        .map(task -> new TaskLine(task.task(), line(task), sourceIds(task)))
                        .toList();
        return new TaskListAnswer(true, "", lines);
    }

    /** One part per source, each with all its tasks; a source of a task in trouble fails. */
    public static StatusAnswer detail(List<TaskReport> tasks) {
        Map<String, List<TaskReport>> bySource = new TreeMap<>();
        for (TaskReport task : tasks) {
            List<String> ids = task.parts().isEmpty() ? List.of("") : sourceIds(task);
            ids.forEach(id -> bySource.computeIfAbsent(id, i -> new ArrayList<>()).add(task));
        }
        List<StatusAnswer.SourcePart> parts = new ArrayList<>();
        bySource.forEach((source, of) -> parts.add(part(source, of)));
        return new StatusAnswer(true, "", parts);
    }

    private static StatusAnswer.SourcePart part(String source, List<TaskReport> tasks) {
        List<String> troubles = new ArrayList<>();
        List<SubTaskStatus> statuses = new ArrayList<>();
        String worker = "";
        for (TaskReport task : tasks) {
            if (!task.trouble().isEmpty()) {
                troubles.add(task.task() + ": " + task.trouble());
            }
            for (SourcePart part : task.parts()) {
                if (part.sourceId().equals(source)) {
                    statuses.add(part.status());
                    worker = part.worker().isEmpty() ? worker : part.worker();
                }
            }
        }
        boolean fine = troubles.isEmpty();
        return new StatusAnswer.SourcePart(
                fine,
                String.join("\n", troubles),
                new SourceLine(source, fine ? worker : UNBOUND, null, null),
                statuses);
    }

    private static String line(TaskReport task) {
        TaskState state = task.state();
        boolean failed = state.stage().equals(Stages.PAUSED) && !state.errors().isEmpty();
        boolean parked = state.stage().equals(Stages.RUNNING) && hasErrors(task);
        if (failed || parked) {
            return "Error - Some error occurred in subtask" + MORE;
        }
        return state.stage();
    }

    private static boolean hasErrors(TaskReport task) {
        return task.parts().stream()
                .map(part -> part.status().result())
                .anyMatch(result -> result != null && !result.errors().isEmpty());
    }

    private static List<String> sourceIds(TaskReport task) {
        return task.parts().stream().map(SourcePart::sourceId).sorted().toList();
    }
}
