package io.flinkdm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.PlanJson;
import io.flinkdm.config.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationCasesTest {

    @TempDir private Path folder;

    static Stream<CaseFile.Case> cases() {
        return Stream.of(
                        "decoding.cases",
                        "task.cases",
                        "units.cases",
                        "rules.cases",
                        "source.cases")
                .flatMap(CaseFile::read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void compiles(CaseFile.Case given) throws IOException {
        Compilation compilation = given.compile(folder);
        assertThat(result(compilation)).as("%s", compilation).isEqualTo(given.expected());
        given.texts("warn").forEach(text -> assertHolds(compilation.warnings(), text));
        given.texts("says").forEach(text -> assertHolds(compilation.problems(), text));
        if (compilation.plan() != null) {
            String plan = PlanJson.print(compilation.plan());
            given.texts("plan").forEach(text -> assertThat(plan).contains(text));
            assertThat(unsupported(compilation)).isEqualTo(given.texts("unsupported"));
        }
    }

    private static void assertHolds(List<Problem> problems, String text) {
        assertThat(problems.toString()).contains(text);
    }

    private static List<String> unsupported(Compilation compilation) {
        return compilation.unsupported().stream()
                .map(problem -> problem.message().split(" ")[3])
                .toList();
    }

    /** DM stops at the first. */
    private static String result(Compilation compilation) {
        return compilation.problems().stream()
                .map(problem -> String.valueOf(problem.code().number()))
                .findFirst()
                .orElse("ok");
    }
}
