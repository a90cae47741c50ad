package io.flinkdm.udf.ddl.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineDdlTest {

    private final OnlineDdl online = new OnlineDdl(OnlineDdlTables.compile(List.of(), List.of()));
    private KeptStatements kept = KeptStatements.NONE;

    @ParameterizedTest
    @MethodSource("scenarios")
    void followsAScenario(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split(" \\| ", 2);
            assertThat(followed(parts[1])).as(parts[1]).isEqualTo(parts[0]);
        }
    }

    private String followed(String sql) {
        try {
            OnlineDdl.Outcome outcome =
                    online.follow(new DdlParser(Set.of()).parse(sql), "s", kept);
            kept = outcome.kept();
            outcome.steps().forEach(this::run);
            return outcome.steps().stream()
                    .map(OnlineDdlTest::text)
                    .collect(Collectors.joining(" / "));
        } catch (MigrationException e) {
            return "! " + e.code().number();
        }
    }

    private void run(OnlineStep step) {
        if (step instanceof OnlineStep.Applied applied) {
            kept = kept.without(applied.shadow());
        }
    }

    private static String text(OnlineStep step) {
        if (step instanceof OnlineStep.Kept kept) {
            return "kept " + kept.statements().size();
        }
        if (step instanceof OnlineStep.Cleared cleared) {
            return "cleared " + name(cleared.shadow());
        }
        if (step instanceof OnlineStep.Applied applied) {
            return "applied "
                    + name(applied.shadow())
                    + " -> "
                    + String.join("; ", applied.statements());
        }
        return step instanceof OnlineStep.Ignored ? "ignored" : "ordinary";
    }

    private static String name(TableId table) {
        return table.schema() + "." + table.table();
    }

    @Test
    void whatAFilterLeftOutIsNotApplied() {
        TableId shadow = new TableId("s", "_t_gho");
        kept = new KeptStatements(Map.of(shadow, List.of("")));

        assertThat(followed("RENAME TABLE _t_gho TO t")).isEqualTo("applied s._t_gho -> ");
    }

    @Test
    void storesStatementsAsJson() {
        List<String> statements = List.of("", "a \"b\" \\ \n\t\u0001 é", "ALTER TABLE `t` ADD c");

        assertThat(StatementList.parse(StatementList.toJson(statements))).isEqualTo(statements);
        assertThat(StatementList.parse(" [ \"a\\/\\u00e9\" , \"b\" ] "))
                .containsExactly("a/é", "b");
        assertThat(StatementList.parse("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1]",
                "[\"a]",
                "[\"a\"",
                "[\"\\u00\"]",
                "[\"a\"]]",
                "[\"a\" \"b\"x]"
            })
    void refusesWhatIsNoArrayOfStrings(String json) {
        assertThatThrownBy(() -> StatementList.parse(json))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("36039");
    }

    static List<List<String>> scenarios() throws IOException {
        try (InputStream file = OnlineDdlTest.class.getResourceAsStream("statement-vectors.txt")) {
            List<List<String>> scenarios = new ArrayList<>();
            List<String> scenario = new ArrayList<>();
            for (String line :
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank()) {
                    scenarios.add(scenario);
                    scenario = new ArrayList<>();
                } else if (!line.startsWith("#")) {
                    scenario.add(line);
                }
            }
            scenarios.add(scenario);
            scenarios.removeIf(List::isEmpty);
            return scenarios;
        }
    }
}
