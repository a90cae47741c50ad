package io.flinkdm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCompilerTest {

    private static final String TASK =
            """
            name: shop
            task-mode: all
            target-database: {host: tidb, port: 4000, user: root, password: "secret!"}
            mysql-instances:
              - source-id: mysql-01
                route-rules: [copy]
                syncer-thread: 8
            routes:
              copy: {schema-pattern: "shop*", target-schema: shop_copy}
            """;
    private static final String SOURCE =
            """
            source-id: mysql-01
            from: {host: mysql, port: 3306, user: dm, password: VjX8cEeTX+qcvZ3bPaO4h0C80pe/1aU=}
            """;

    @TempDir private Path folder;

    @Test
    void fillsDefaultsAndMasksPasswords() throws IOException {
        Compilation compilation = compile(TASK, SOURCE);
        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.plan().sources().get(0).connection().password().reveal())
                .isEqualTo("123456");
        assertThat(PlanJson.print(compilation.plan()))
                .contains("\"worker-count\" : 8", "\"meta-schema\" : \"dm_meta\"", "******")
                .doesNotContain("secret!", "123456", "VjX8");
    }

    @Test
    void reportsAllProblemsWithTheirLines() throws IOException {
        Compilation compilation =
                compile(
                        TASK.replace("task-mode: all", "task-mod: all")
                                .replace("[copy]", "[cpy, copy]"),
                        SOURCE.replace("mysql-01", "mysql-1"));
        assertThat(compilation.plan()).isNull();
        assertThat(compilation.problems().toString())
                .contains("task.yaml:2: task-mod: unknown key; did you mean `task-mode`?")
                .contains(
                        "task.yaml:6: mysql-instances[0].route-rules[0]: `cpy` is not defined; did you mean `copy`?")
                .contains("code=20020", "code=20031")
                .doesNotContain("secret!");
    }

    private Compilation compile(String task, String source) throws IOException {
        Path taskFile = Files.writeString(folder.resolve("task.yaml"), task);
        Path sourceFile = Files.writeString(folder.resolve("source.yaml"), source);
        return PlanCompiler.compile(taskFile, List.of(sourceFile));
    }
}
