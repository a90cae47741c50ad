package io.flinkdm.config;

import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Text;
import io.flinkdm.udf.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a task file can get wrong by itself, in the order of DM's checks. One thread. */
final class TaskCheck {

    private final TaskConfig task;
    private final Problems problems;

    TaskCheck(TaskConfig task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    void run() {
        checkName();
        checkMode();
        if (task.targetDatabase() == null) {
            problems.add(task.place(), ErrorCode.CONFIG_NEED_TARGET_DB, "no target-database given");
        }
        if (task.instances().isEmpty()) {
            problems.add(
                    task.place(), ErrorCode.CONFIG_MYSQL_INSTS_AT_LEAST_ONE, "no mysql-instances");
        }
        new InstanceCheck(task, problems).run();
        new ReferenceCheck(task, problems).run();
        checkTimeZone();
        warnOldAllowList();
    }

    private void checkName() {
        if (Texts.isEmpty(task.name())) {
            problems.add(
                    place(task.name()),
                    ErrorCode.CONFIG_NEED_UNIQUE_TASK_NAME,
                    "the task has no name");
        }
    }

    private void checkMode() {
        if (mode(task).isEmpty()) {
            problems.add(
                    place(task.taskMode()),
                    ErrorCode.CONFIG_INVALID_TASK_MODE,
                    "task-mode `" + Texts.or(task.taskMode(), "") + "` is not supported");
        }
    }

    static Optional<TaskMode> mode(TaskConfig task) {
        String label = Texts.or(task.taskMode(), "");
        return Arrays.stream(TaskMode.values()).filter(m -> m.label().equals(label)).findFirst();
    }

    private void checkTimeZone() {
        String zone = Texts.or(task.timezone(), "");
        if (!zone.isEmpty() && TimeZones.sessionZone(zone).isEmpty()) {
            problems.add(
                    task.timezone().place(),
                    ErrorCode.CONFIG_INVALID_TIMEZONE,
                    "`" + zone + "` is no time zone");
        }
    }

    private void warnOldAllowList() {
        if (task.blackWhiteList().isEmpty()) {
            return;
        }
        boolean used = task.blockAllowList().isEmpty();
        problems.warn(
                task.place().key("black-white-list", task.place().line()),
                used
                        ? "old name of block-allow-list"
                        : "has no effect beside block-allow-list, its new name");
    }

    private Place place(Text text) {
        return text == null ? task.place() : text.place();
    }

    /** Instances that say anything. */
    static List<InstanceConfig> instances(TaskConfig task) {
        return task.instances().stream().filter(instance -> instance != null).toList();
    }
}
