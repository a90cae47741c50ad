package io.flinkdm.config;

import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;

/** From a task file and its sources' files to a plan; no database is asked. Stateless. */
public final class PlanCompiler {

    private PlanCompiler() {}

    /** All problems of all files at once; a plan when there are none. */
    public static Compilation compile(Path taskFile, List<Path> sourceFiles) {
        Problems problems = new Problems();
        TaskConfig task = TaskConfig.read(YamlReader.read(taskFile, problems), problems);
        List<SourceConfig> sources =
                sourceFiles.stream()
                        .map(file -> SourceConfig.read(YamlReader.read(file, problems), problems))
                        .toList();
        new TaskCheck(task, problems).run();
        new SourceCheck(task, sources, problems).run();
        new RuleCheck(task, sources, problems).run();
        return new Compilation(
                problems.isEmpty() ? new PlanBuilder(task, sources).build() : null,
                problems.errors(),
                problems.warnings());
    }
}
