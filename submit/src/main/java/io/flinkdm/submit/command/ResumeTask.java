package io.flinkdm.submit.command;

import io.flinkdm.job.meta.TaskEntry;
import io.flinkdm.job.meta.TaskStage;
import io.flinkdm.submit.answer.OperateTaskAnswer;
import io.flinkdm.submit.answer.SourceAnswer;
import io.flinkdm.submit.answer.TaskOperation;
import io.flinkdm.submit.cluster.FlinkRest;
import io.flinkdm.submit.cluster.JobFinder;
import io.flinkdm.submit.cluster.JobState;
import io.flinkdm.submit.cluster.JobView;
import io.flinkdm.submit.operation.StageWaiter;
import io.flinkdm.submit.operation.TaskLauncher;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.submit.task.TargetMeta;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code resume-task}: runs a paused or failed task again from its newest restart point. */
@Command(name = "resume-task", description = "Continues a task that is paused or has failed.")
final class ResumeTask extends OperateTask {

    @Mixin private LaunchOptions launch;

    ResumeTask(CommandContext context) {
        super(context, TaskOperation.Resume);
    }

    @Override
    OperateTaskAnswer operate(KnownTask task, TaskEntry entry, TargetMeta meta) {
        FlinkRest cluster = context().cluster(entry);
        Optional<JobView> job = JobFinder.find(cluster, task.name(), entry.jobId());
        if (job.map(ResumeTask::isAlive).orElse(false)) {
            return answer(StageWaiter.awaitUp(cluster, job.get().id(), task.sourceIds()));
        }
        if (entry.stage() == TaskStage.STOPPED) {
            return refused("task " + task.name() + " is stopped; start-task continues it");
        }
        if (task.plan().isEmpty()) {
            return refused(
                    "the files of task "
                            + task.name()
                            + " are not known here; start-task with them continues it");
        }
        return answer(new TaskLauncher(cluster, meta, launch.request()).resume(task, entry));
    }

    private static boolean isAlive(JobView job) {
        return !job.state().isTerminal() && job.state() != JobState.FAILING;
    }

    private static OperateTaskAnswer answer(List<SourceAnswer> sources) {
        return new OperateTaskAnswer(TaskOperation.Resume, true, "", sources);
    }
}
