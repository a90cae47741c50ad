package io.flinkdm.submit.command;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.submit.answer.Answer;
import io.flinkdm.submit.answer.BatchOperateAnswer;
import io.flinkdm.submit.answer.OperateTaskAnswer;
import io.flinkdm.submit.answer.TaskOperation;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.submit.task.TaskLookup;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What pause, resume and stop have in common: one task by name or file, or without one every task
 * of the one source given.
 */
abstract class OperateTask implements Callable<Integer> {

    private final CommandContext context;
    private final TaskOperation operation;

    @Parameters(paramLabel = "<task-name | task-file>", arity = "0..1")
    private String task;

    @Option(
            names = {"-s", "--source"},
            split = ",",
            paramLabel = "SOURCE-ID",
            description = "with a task: all its sources or none; without: the source")
    private List<String> sourceIds = List.of();

    @Option(names = "--batch-size", paramLabel = "N", description = "accepted; no effect")
    private int batchSize = 5;

    @Spec private CommandSpec spec;

    OperateTask(CommandContext context, TaskOperation operation) {
        this.context = context;
        this.operation = operation;
    }

    @Override
    public final Integer call() {
        if (task != null) {
            return context.answer(one(task));
        }
        if (sourceIds.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "without a task exactly one source has to be given");
        }
        return context.answer(all(sourceIds.get(0)));
    }

    /** Does it to a task that was started before. */
    abstract OperateTaskAnswer operate(KnownTask task, TaskEntry entry, TargetMeta meta);

    final CommandContext context() {
        return context;
    }

    final OperateTaskAnswer refused(String msg) {
        return OperateTaskAnswer.refused(operation, msg);
    }

    private OperateTaskAnswer one(String argument) {
        TaskLookup tasks = context.tasks();
        return tasks.find(argument)
                .map(this::checked)
                .orElseGet(() -> refused(unknown(tasks.name(argument))));
    }

    private OperateTaskAnswer checked(KnownTask known) {
        Optional<String> refusal = SourceScope.refusal(known, sourceIds);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        try (TargetMeta meta = TargetMeta.openAlone(known)) {
            return meta.entry()
                    .map(entry -> operate(known, entry, meta))
                    .orElseGet(() -> refused(unknown(known.name())));
        }
    }

    private Answer all(String sourceId) {
        TaskLookup.Known known = context.tasks().all();
        List<BatchOperateAnswer.TaskPart> parts =
                known.tasks().values().stream()
                        .filter(each -> each.sourceIds().contains(sourceId))
                        .map(each -> BatchOperateAnswer.part(each.name(), attempt(each)))
                        .toList();
        return new BatchOperateAnswer(true, "", parts);
    }

    /** One task of many: its failure must not keep the others from being operated. */
    private OperateTaskAnswer attempt(KnownTask known) {
        try {
            return checked(known);
        } catch (MigrationException e) {
            return refused(e.getMessage());
        }
    }

    private static String unknown(String name) {
        return String.format(
                "task %s has no source or not exist, please check the task name and status", name);
    }
}
