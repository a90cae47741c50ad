package io.flinkdm.config;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.problem.Problem;
import java.util.List;

/**
 * What came out of a task's files.
 *
 * @param plan {@code null} when there are problems
 * @param problems in the order of DM's own checks
 * @param warnings of keys without effect and the like; the task may run
 * @param unsupported what the plan holds and nothing acts on so far: it may be printed, not run
 */
public record Compilation(
        MigrationPlan plan,
        List<Problem> problems,
        List<Problem> warnings,
        List<Problem> unsupported) {

    public Compilation {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        unsupported = List.copyOf(unsupported);
    }
}
