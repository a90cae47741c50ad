package io.flinkdm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The task and source files of the documentation compile. */
class ExampleFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLES = ROOT.resolve("docs").resolve("example");

    @ParameterizedTest
    @MethodSource("tasks")
    void compilesWithoutProblemOrWarning(Path task) {
        Compilation compilation = PlanCompiler.compile(task, sourcesOf(task));

        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.unsupported()).isEmpty();
        assertThat(compilation.warnings()).isEmpty();
        assertThat(compilation.plan()).isNotNull();
    }

    @Test
    void readmeShowsTheFirstOne() throws IOException {
        assertThat(ROOT.resolve("README.md"))
                .content()
                .contains("```yaml\n" + Files.readString(EXAMPLES.resolve("task.yaml")) + "```");
    }

    static List<Path> tasks() {
        return files("task-mode:");
    }

    private static List<Path> sourcesOf(Path task) {
        return files("source-id:").stream()
                .filter(file -> text(task).contains(text(file).lines().findFirst().orElseThrow()))
                .toList();
    }

    /** Files with the key at the beginning of a line. */
    private static List<Path> files(String key) {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> text(file).lines().anyMatch(line -> line.startsWith(key)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
