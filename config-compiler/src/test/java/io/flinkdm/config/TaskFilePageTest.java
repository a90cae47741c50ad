package io.flinkdm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.problem.Problem;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.yaml.YamlReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys listed in {@code docs/task-file.md} are treated as the page says. */
class TaskFilePageTest {

    private static final Path PAGE = Path.of("..", "docs", "task-file.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z][^`]*)` \\|.*");
    private static final Pattern NOT_YET = Pattern.compile("not supported yet: (\\S+)");

    /** One of them has the type of any key. */
    private static final List<String> VALUES = List.of("1", "true", "1m", "any", "{}", "[]");

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("keys")
    void isKnown(Listed key) throws IOException {
        for (String value : VALUES) {
            assertThat(read(key, value).errors())
                    .extracting(Problem::message)
                    .noneMatch(message -> message.startsWith("unknown key"));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void warnsWhereItHasNoEffect(Listed key) throws IOException {
        boolean warned = false;
        for (String value : VALUES) {
            warned |=
                    read(key, value).warnings().stream()
                            .anyMatch(warning -> warning.message().startsWith("has no effect"));
        }
        assertThat(warned).isEqualTo(key.heading().startsWith("### Without effect"));
    }

    /** The files in the resources use every one of them. */
    @Test
    void listsWhatIsNotSupportedYet() throws Exception {
        Compilation compilation =
                PlanCompiler.compile(resource("task.yaml"), List.of(resource("mysql-01.yaml")));

        assertThat(compilation.problems()).isEmpty();
        assertThat(refused(compilation))
                .as("refused by SupportCheck, as against docs/task-file.md")
                .isEqualTo(notYet());
    }

    private static Set<String> refused(Compilation compilation) {
        return compilation.unsupported().stream()
                .map(problem -> NOT_YET.matcher(problem.message()))
                .flatMap(Matcher::results)
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> notYet() throws IOException {
        return keys().stream()
                .filter(key -> key.heading().startsWith("### Not yet"))
                .map(key -> key.path().replaceAll(".*\\.", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Listed> keys() throws IOException {
        List<Listed> keys = new ArrayList<>();
        String heading = "";
        boolean source = false;
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("#")) {
                heading = line;
                source |= line.equals("## Source file");
            } else if (row.matches()) {
                keys.add(new Listed(heading, source, row.group(1)));
            }
        }
        return keys;
    }

    private Problems read(Listed key, String value) throws IOException {
        Problems problems = new Problems();
        Path file = Files.writeString(folder.resolve("file.yaml"), key.yaml(value));
        if (key.source()) {
            SourceConfig.read(YamlReader.read(file, problems).orElseThrow(), problems);
        } else {
            TaskConfig.read(YamlReader.read(file, problems).orElseThrow(), problems);
        }
        return problems;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(TaskFilePageTest.class.getResource("not-yet/" + name).toURI());
    }

    /** A key in a table of the page, below the heading it stands under. */
    record Listed(String heading, boolean source, String path) {

        /** A file with this key alone, in flow style. */
        String yaml(String value) {
            StringBuilder open = new StringBuilder();
            StringBuilder close = new StringBuilder();
            for (String part : path.split("\\.")) {
                boolean list = part.endsWith("[]");
                String key = part.equals("*") ? "any" : part.replace("[]", "");
                open.append("{").append(key).append(": ").append(list ? "[" : "");
                close.insert(0, list ? "]}" : "}");
            }
            return open + value + close;
        }

        @Override
        public String toString() {
            return path;
        }
    }
}
