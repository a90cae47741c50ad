package io.flinkdm.config.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.Compilation;
import io.flinkdm.config.PlanCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TASK", "ADVANCED_TASK"})
    void compilesAsItIs(Template task) throws IOException {
        Compilation compilation = compile(task.text());
        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.warnings()).isEmpty();
        assertThat(compilation.unsupported()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "online-ddl:",
                "shadow-table-rules:",
                "trash-table-rules:",
                "timezone:",
                "where:",
                "ignore-dbs:"
            })
    void compilesWithAKeyUncommented(String key) throws IOException {
        String text = Template.ADVANCED_TASK.text().replaceFirst("# " + key, key);
        assertThat(compile(text).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "expression-filter", "validator"})
    void compilesWithASectionUncommented(String section) throws IOException {
        assertThat(compile(uncommented(Template.ADVANCED_TASK.text(), section)).problems())
                .isEmpty();
    }

    private static String uncommented(String text, String section) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            inside = line.startsWith("# " + section) || inside && line.startsWith("#  ");
            boolean reference = line.startsWith("    # " + section);
            out.append(inside || reference ? line.replaceFirst("# ", "") : line).append('\n');
        }
        return out.toString();
    }

    private Compilation compile(String task) throws IOException {
        Path taskFile = Files.writeString(folder.resolve("task.yaml"), task);
        Path sourceFile = Files.writeString(folder.resolve("source.yaml"), Template.SOURCE.text());
        return PlanCompiler.compile(taskFile, List.of(sourceFile));
    }
}
