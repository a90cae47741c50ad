package io.flinkdm.submit.command;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.OperateTaskAnswer;
import io.flinkdm.submit.answer.TaskOperation;
import io.flinkdm.submit.operation.HaltRequest;
import io.flinkdm.submit.operation.HaltRequest.OnFailure;
import io.flinkdm.submit.operation.TaskHalter;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Pause and stop: the job ends with a savepoint, from which the task continues later. */
abstract class HaltTask extends OperateTask {

    private final TaskStage stage;

    @Option(
            names = "--savepoint-dir",
            paramLabel = "URI",
            description = "default: the cluster's, else <checkpoint dir>/savepoints")
    private String savepointDir;

    @Option(
            names = "--force",
            description =
                    "cancel the job when no savepoint can be taken; its last checkpoint stays")
    private boolean force;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait for the savepoint (default: ${DEFAULT-VALUE})")
    private int waitSeconds = 120;

    HaltTask(CommandContext context, TaskOperation operation, TaskStage stage) {
        super(context, operation);
        this.stage = stage;
    }

    @Override
    final OperateTaskAnswer operate(KnownTask task, TaskEntry entry, TargetMeta meta) {
        HaltRequest request =
                new HaltRequest(
                        stage,
                        savepointDir,
                        force ? OnFailure.CANCEL : OnFailure.KEEP_RUNNING,
                        Duration.ofSeconds(waitSeconds));
        return new TaskHalter(context().cluster(entry), meta, request).halt(task, entry);
    }
}
