package io.flinkdm.submit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private static final String QUESTION = "{\"source\":\"mysql-01\",\"schema\":\"a\"}\n";

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(
                folder.resolve("task.yaml"),
                """
                name: shop
                task-mode: all
                target-database: {host: 127.0.0.1, port: 4000, user: root, password: s3cret}
                mysql-instances:
                  - source-id: mysql-01
                """);
        Files.writeString(
                folder.resolve("mysql-01.yaml"),
                """
                source-id: mysql-01
                from: {host: 127.0.0.1, port: 3306, user: root, password: s3cret}
                """);
    }

    @Test
    void printsATable() {
        assertThat(explain()).isZero();
        assertThat(out.toString())
                .startsWith("task            shop\n")
                .contains("source          mysql-01\n")
                .doesNotContain("s3cret");
    }

    @Test
    void printsThePlanAsJson() {
        assertThat(explain("--json")).isZero();
        assertThat(out.toString()).startsWith("{\n  \"task\" : \"shop\"").contains("******");
    }

    @Test
    void answersQuestionsEvenBadOnes() throws IOException {
        Path questions = folder.resolve("questions.jsonl");
        Files.writeString(questions, QUESTION + "nonsense\n");

        assertThat(explain("--questions", questions.toString())).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .first()
                .isEqualTo("{\"allowed\":true,\"target\":{\"schema\":\"a\"}}");
    }

    @Test
    void saysWhichFileOfQuestionsCannotBeRead() {
        assertThat(explain("--questions", "none.jsonl")).isEqualTo(1);
        assertThat(err.toString()).contains("none.jsonl");
    }

    @Test
    void takesOneFormOnly() {
        assertThat(explain("--json", "--live")).isEqualTo(1);
        assertThat(out.toString()).contains("Usage: dm explain");
    }

    private int explain(String... options) {
        List<String> words =
                Stream.concat(
                                Stream.of(
                                        "explain",
                                        "--task",
                                        folder.resolve("task.yaml").toString(),
                                        "--source",
                                        folder.resolve("mysql-01.yaml").toString()),
                                Stream.of(options))
                        .toList();
        return DmCommand.run(
                words.toArray(String[]::new),
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }
}
