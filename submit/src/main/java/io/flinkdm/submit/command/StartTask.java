package io.flinkdm.submit.command;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.submit.answer.Answer;
import io.flinkdm.submit.answer.SourceAnswer;
import io.flinkdm.submit.answer.StartTaskAnswer;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobFinder;
import io.flinkdm.submit.operation.LaunchRequest;
import io.flinkdm.submit.operation.TaskLauncher;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import io.flinkdm.submit.task.TaskCompiler.Compiled;
import io.flinkdm.submit.task.TaskFiles;
import io.flinkdm.submit.task.TaskProblemsException;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code start-task}: compiles the files and runs the task, from where an earlier run left it. */
@Command(name = "start-task", description = "Starts a task, or continues an earlier run of it.")
final class StartTask implements Callable<Integer> {

    private static final String NOT_IN_TASK = "source not found in task's config";

    private final CommandContext context;

    @Parameters(paramLabel = "<task-file>")
    private Path taskFile;

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "a source's file; once per source of the task")
    private List<Path> sourceFiles = List.of();

    @Option(
            names = "-s",
            split = ",",
            paramLabel = "SOURCE-ID",
            description = "all sources or none")
    private List<String> sourceIds = List.of();

    @Option(names = "--remove-meta", description = "forget the task's earlier run")
    private boolean removeMeta;

    @Option(
            names = "--start-time",
            paramLabel = "TIME",
            description =
                    "begin at this time of the binlog, such as '2021-11-01 00:00:00', whatever"
                            + " an earlier run has reached; incremental tasks only")
    private String startTime;

    @Mixin private LaunchOptions launch;

    StartTask(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.answer(answer());
    }

    private Answer answer() {
        TaskFiles files = new TaskFiles(taskFile, sourceFiles);
        try {
            Compiled compiled = context.compiler().compile(files);
            KnownTask task = KnownTask.of(plan(compiled));
            return notInTask(task)
                    .or(() -> refusal(compiled, task).map(StartTaskAnswer::refused))
                    .orElseGet(() -> start(task, files, compiled.warnings()));
        } catch (TaskProblemsException e) {
            return StartTaskAnswer.refused(e.getMessage());
        }
    }

    private MigrationPlan plan(Compiled compiled) {
        return startTime == null ? compiled.plan() : compiled.plan().startingAt(startTime);
    }

    private Optional<StartTaskAnswer> notInTask(KnownTask task) {
        List<SourceAnswer> strangers =
                sourceIds.stream()
                        .filter(id -> !task.sourceIds().contains(id))
                        .map(id -> new SourceAnswer(false, NOT_IN_TASK, id, ""))
                        .toList();
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(new StartTaskAnswer(false, "", strangers, ""));
    }

    private Optional<String> refusal(Compiled compiled, KnownTask task) {
        if (!compiled.unsupported().isEmpty()) {
            return Optional.of(String.join("\n", compiled.unsupported()));
        }
        return SourceScope.refusal(task, sourceIds);
    }

    private StartTaskAnswer start(KnownTask task, TaskFiles files, List<String> warnings) {
        FlinkRest cluster = context.cluster();
        try (TargetMeta meta = TargetMeta.openAlone(task)) {
            Optional<TaskEntry> entry = meta.entry();
            if (isRunning(cluster, task, entry)) {
                return StartTaskAnswer.refused(exists(task, "exist already"));
            }
            if (removeMeta) {
                meta.remove();
                entry = Optional.empty();
            } else if (entry.isPresent() && meta.isFinished()) {
                return StartTaskAnswer.refused(
                        exists(task, "have finished; --remove-meta runs them anew"));
            }
            context.store().remember(task.name(), files);
            List<SourceAnswer> sources =
                    new TaskLauncher(cluster, meta, request()).launch(task, entry);
            return new StartTaskAnswer(true, "", sources, String.join("\n", warnings));
        }
    }

    /** A start time comes before what an earlier run has reached, as in DM. */
    private LaunchRequest request() {
        LaunchRequest request = launch.request();
        return startTime == null ? request : request.fromNowhere();
    }

    private static boolean isRunning(FlinkRest cluster, KnownTask task, Optional<TaskEntry> entry) {
        String jobId = entry.map(TaskEntry::jobId).orElse("");
        return JobFinder.find(cluster, task.name(), jobId)
                .map(job -> !job.state().isTerminal())
                .orElse(false);
    }

    private static String exists(KnownTask task, String how) {
        return new MigrationException(
                        ErrorCode.SCHEDULER_SUB_TASK_EXIST,
                        String.format(
                                "sub-tasks of %s for sources %s %s",
                                task.name(), task.sourceIds(), how))
                .getMessage();
    }
}
