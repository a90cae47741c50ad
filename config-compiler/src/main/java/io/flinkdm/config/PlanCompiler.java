package io.flinkdm.config;

import io.flinkdm.config.build.Passwords;
import io.flinkdm.config.build.PlanBuilder;
import io.flinkdm.config.check.Checks;
import io.flinkdm.config.check.SupportCheck;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.yaml.YamlMap;
import io.flinkdm.config.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Passwords passwords = new Passwords(cipher, System.getenv());
        Problems problems = new Problems();
        TaskConfig task = read(taskFile, problems, TaskConfig::read);
        List<SourceConfig> sources = new ArrayList<>();
        sourceFiles.forEach(file -> sources.add(read(file, problems, SourceConfig::read)));
        Checks.run(task, sources, passwords, problems);
        if (!problems.isEmpty()) {
            return new Compilation(null, problems.errors(), problems.warnings(), List.of());
        }
        return new Compilation(
                new PlanBuilder(task, sources, passwords).build(),
                List.of(),
                problems.warnings(),
                new SupportCheck(task, sources).run());
    }

    /** What is wrong with the text of one file comes in the order of its lines. */
    private static <T> T read(
            Path file, Problems problems, BiFunction<YamlMap, Problems, T> reader) {
        Problems ofFile = new Problems();
        T config = reader.apply(YamlReader.read(file, ofFile), ofFile);
        problems.addByLine(ofFile);
        return config;
    }
}
