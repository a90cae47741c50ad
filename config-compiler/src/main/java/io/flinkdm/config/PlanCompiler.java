package io.flinkdm.config;

import io.flinkdm.config.build.Passwords;
import io.flinkdm.config.build.PlanBuilder;
import io.flinkdm.config.check.Checks;
import io.flinkdm.config.check.SupportCheck;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.plan.TaskTarget;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.config.yaml.YamlMap;
import io.flinkdm.config.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * From a task file and its sources' files to a plan; no database is asked. Called by the command
 * line and by the job's entry point. Stateless.
 */
public final class PlanCompiler {

    private PlanCompiler() {}

    /** All problems of all files at once; a plan when there are none. */
    public static Compilation compile(Path taskFile, List<Path> sourceFiles) {
        return compile(taskFile, sourceFiles, SecretCipher.builtIn());
    }

    /** With passwords encrypted for {@code cipher}. */
    public static Compilation compile(Path taskFile, List<Path> sourceFiles, SecretCipher cipher) {
        Problems problems = new Problems();
        Optional<TaskConfig> task = read(taskFile, problems, TaskConfig::read);
        List<SourceConfig> sources = new ArrayList<>();
        sourceFiles.forEach(
                file -> read(file, problems, SourceConfig::read).ifPresent(sources::add));
        return task.isPresent() && sources.size() == sourceFiles.size()
                ? compile(task.get(), sources, new Passwords(cipher, System.getenv()), problems)
                : failed(problems);
    }

    /**
     * Where a task goes, from its task file alone; empty when the file cannot be read or does not
     * say.
     */
    public static Optional<TaskTarget> target(Path taskFile, SecretCipher cipher) {
        Passwords passwords = new Passwords(cipher, System.getenv());
        return read(taskFile, new Problems(), TaskConfig::read)
                .filter(task -> !Value.isEmpty(task.name()) && task.targetDatabase() != null)
                .map(task -> new PlanBuilder(task, List.of(), passwords).taskTarget());
    }

    /** What is wrong with the text of one file comes in the order of its lines. */
    private static <T> Optional<T> read(
            Path file, Problems problems, BiFunction<YamlMap, Problems, T> reader) {
        Problems ofFile = new Problems();
        Optional<T> config =
                YamlReader.read(file, ofFile).map(document -> reader.apply(document, ofFile));
        problems.addByLine(ofFile);
        return config;
    }

    private static Compilation compile(
            TaskConfig task, List<SourceConfig> sources, Passwords passwords, Problems problems) {
        Checks.run(task, sources, passwords, problems);
        return problems.isEmpty()
                ? new Compilation(
                        new PlanBuilder(task, sources, passwords).build(),
                        List.of(),
                        problems.warnings(),
                        new SupportCheck(task, sources).run())
                : failed(problems);
    }

    private static Compilation failed(Problems problems) {
        return new Compilation(null, problems.errors(), problems.warnings(), List.of());
    }
}
