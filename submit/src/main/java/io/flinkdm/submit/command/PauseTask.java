package io.flinkdm.submit.command;

import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.TaskOperation;
import picocli.CommandLine.Command;

/** {@code pause-task}. */
@Command(name = "pause-task", description = "Pauses a task; resume-task continues it.")
final class PauseTask extends HaltTask {

    PauseTask(CommandContext context) {
        super(context, TaskOperation.Pause, TaskStage.PAUSED);
    }
}
