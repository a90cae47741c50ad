package io.flinkdm.submit.command;

import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.TaskOperation;
import picocli.CommandLine.Command;

/** {@code stop-task}. */
@Command(
        name = "stop-task",
        description = "Stops a task; start-task of the same name continues from where it was.")
final class StopTask extends HaltTask {

    StopTask(CommandContext context) {
        super(context, TaskOperation.Delete, TaskStage.STOPPED);
    }
}
