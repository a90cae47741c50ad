package io.flinkdm.submit.command;

import io.flinkdm.submit.answer.Answer;
import io.flinkdm.submit.answer.StatusAnswer;
import io.flinkdm.submit.status.StatusReport;
import io.flinkdm.submit.status.TaskReport;
import io.flinkdm.submit.status.TaskReport.SourcePart;
import io.flinkdm.submit.status.TaskStatusReader;
import io.flinkdm.submit.task.TaskLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code query-status}: DM's short list of all tasks, or the detail of one. */
@Command(name = "query-status", description = "Shows what tasks are doing.")
final class QueryStatus implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "<task-name | task-file>", arity = "0..1")
    private String task;

    @Mixin private SourceOptions sources;

    @Option(names = "--more", description = "details of all tasks")
    private boolean more;

    QueryStatus(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.answer(task == null ? all() : one(task));
    }

    private Answer one(String argument) {
        TaskLookup tasks = context.tasks();
        String name = tasks.name(argument);
        Optional<TaskReport> report = tasks.find(argument).flatMap(reader()::read);
        return report.map(found -> detail(List.of(found)))
                .orElseGet(
                        () -> StatusAnswer.refused("task " + name + " has no source or not exist"));
    }

    private Answer all() {
        TaskLookup.Known known = context.tasks().all();
        List<TaskReport> reports = new ArrayList<>();
        known.tasks().values().forEach(each -> reader().read(each).ifPresent(reports::add));
        known.troubles()
                .forEach((name, text) -> reports.add(TaskReport.unreadable(name, text, List.of())));
        boolean wellKnown = reports.stream().allMatch(report -> report.trouble().isEmpty());
        return wellKnown && !more && sources.sourceIds.isEmpty()
                ? StatusReport.shortList(reports)
                : detail(reports);
    }

    private StatusAnswer detail(List<TaskReport> reports) {
        List<String> known =
                reports.stream()
                        .flatMap(report -> report.parts().stream())
                        .map(SourcePart::sourceId)
                        .toList();
        List<String> unknown =
                sources.sourceIds.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            return StatusAnswer.refused("sources " + unknown + " haven't been added");
        }
        StatusAnswer answer = StatusReport.detail(reports);
        return sources.sourceIds.isEmpty() ? answer : answer.only(sources.sourceIds);
    }

    private TaskStatusReader reader() {
        return new TaskStatusReader(context::cluster, context.store());
    }
}
