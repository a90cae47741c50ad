package io.flinkdm.submit.task;

import io.flinkdm.config.Compilation;
import io.flinkdm.config.PlanCompiler;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.plan.TaskTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From files to a plan, with everything that is wrong reported at once. Immutable. */
public final class TaskCompiler {

    private final SecretCipher cipher;

    /** For passwords encrypted for {@code cipher}. */
    public TaskCompiler(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * The plan and what is doubtful about it.
     *
     * @throws TaskProblemsException when the files hold mistakes
     * @throws LocalFileException when one cannot be read
     */
    public Compiled compile(TaskFiles files) {
        requireReadable(files.task());
        files.sources().forEach(TaskCompiler::requireReadable);
        Compilation compilation = PlanCompiler.compile(files.task(), files.sources(), cipher);
        if (!compilation.problems().isEmpty()) {
            throw new TaskProblemsException(lines(compilation.problems()));
        }
        return new Compiled(
                compilation.plan(),
                lines(compilation.warnings()),
                lines(compilation.unsupported()));
    }

    /** Where a task goes, from its task file alone; empty when the file does not say. */
    Optional<TaskTarget> target(Path taskFile) {
        return PlanCompiler.target(taskFile, cipher);
    }

    private static void requireReadable(Path file) {
        try {
            Files.newInputStream(file).close();
        } catch (IOException e) {
            throw LocalFileException.unreadable(file, e);
        }
    }

    private static List<String> lines(List<?> problems) {
        return problems.stream().map(Object::toString).toList();
    }

    /**
     * A plan and what is to be said about it.
     *
     * @param unsupported what it asks for and a job would not do; it must not be run
     */
    public record Compiled(MigrationPlan plan, List<String> warnings, List<String> unsupported) {}
}
