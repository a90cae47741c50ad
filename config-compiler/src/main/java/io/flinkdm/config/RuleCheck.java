package io.flinkdm.config;

import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.AllowListConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.TableRouter;
import java.util.List;

/** Whether the rules can be compiled, as DM tries for each instance. One thread. */
final class RuleCheck {

    private final TaskConfig task;
    private final Problems problems;
    private final CaseSensitivity caseSensitivity;

    RuleCheck(TaskConfig task, List<SourceConfig> sources, Problems problems) {
        this.task = task;
        this.problems = problems;
        boolean sensitive =
                Boolean.TRUE.equals(task.caseSensitive())
                        || sources.stream().anyMatch(s -> Boolean.TRUE.equals(s.caseSensitive()));
        this.caseSensitivity = sensitive ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE;
    }

    void run() {
        for (AllowListConfig list : AllowLists.defined(task).values()) {
            attempt(
                    list.place(),
                    () -> BlockAllowList.compile(AllowLists.rules(list), caseSensitivity));
        }
        task.routes()
                .forEach(
                        (name, route) ->
                                attempt(
                                        route.place(),
                                        () ->
                                                TableRouter.compile(
                                                        List.of(Routes.rule(name, route)),
                                                        caseSensitivity)));
    }

    private void attempt(Place place, Runnable compilation) {
        try {
            compilation.run();
        } catch (MigrationException e) {
            problems.add(place, e.code(), e.text());
        }
    }
}
