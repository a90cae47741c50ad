package io.flinkdm.config.check;

import io.flinkdm.config.build.Passwords;
import io.flinkdm.config.build.Security;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.DatabaseConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import java.util.List;

/** All checks of a task's files. Stateless. */
public final class Checks {

    private Checks() {}

    /** Sources first, as they are there before a task; then the task, then each instance. */
    public static void run(
            TaskConfig task, List<SourceConfig> sources, Passwords passwords, Problems problems) {
        new SourceCheck(sources, problems).run();
        new TaskCheck(task, problems).run();
        SubTaskCheck.all(task, sources, problems);
        if (task.targetDatabase() != null) {
            check(task.targetDatabase(), passwords, problems);
        }
        sources.stream()
                .filter(source -> source.from() != null)
                .forEach(source -> check(source.from(), passwords, problems));
    }

    private static void check(DatabaseConfig database, Passwords passwords, Problems problems) {
        passwords.check(database, problems);
        Security.check(database, problems);
    }
}
