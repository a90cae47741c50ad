package io.flinkdm.udf.ddl.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.StatementFilter;
import io.flinkdm.udf.filter.BinlogEventFilter;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementSplitterTest {

    private final StatementSplitter splitter = new StatementSplitter(Set.of());

    @ParameterizedTest
    @MethodSource("cases")
    void splitsLikeDm(String expected, String sql) {
        String operations =
                splitter.split(sql, "s").stream()
                        .map(StatementSplitterTest::text)
                        .collect(Collectors.joining("; "));

        assertThat(operations).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "statement-vectors.csv",
            delimiter = ';',
            numLinesToSkip = 2,
            nullValues = "-",
            emptyValue = "")
    void decidesEachOperation(
            String row, String rules, String notMigrated, String sql, String expected) {
        StatementFilter filter =
                new StatementFilter(ignoring(notMigrated), filter(rules.split(", ")));

        String verdicts =
                filter.decide(splitter.split(sql, "s"), sql).stream()
                        .map(decision -> decision.verdict().name())
                        .collect(Collectors.joining(" "));

        assertThat(verdicts).isEqualTo(expected);
    }

    private static String text(Operation operation) {
        Stream<String> names =
                operation.subjects().stream()
                        .map(t -> t.table().isEmpty() ? t.schema() : t.schema() + "." + t.table());
        return (operation.kind().event().label() + " " + names.collect(Collectors.joining(" ")))
                .trim();
    }

    private static BlockAllowList ignoring(String schema) {
        List<String> ignored = schema == null || schema.isEmpty() ? List.of() : List.of(schema);
        return BlockAllowList.compile(
                new BlockAllowRules(List.of(), ignored, List.of(), List.of()),
                CaseSensitivity.INSENSITIVE);
    }

    private static BinlogEventFilter filter(String... rules) {
        return BinlogEventFilter.compile(
                Stream.of(rules).map(rule -> rule(rule.split("\\|", -1))).toList(),
                CaseSensitivity.INSENSITIVE);
    }

    private static BinlogEventRule rule(String[] parts) {
        return new BinlogEventRule(
                "r", parts[0], parts[1], items(parts[2]), items(parts[3]), parts[4]);
    }

    private static List<String> items(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell);
    }

    static List<Object[]> cases() throws IOException {
        try (BufferedReader file =
                new BufferedReader(
                        new InputStreamReader(
                                StatementSplitterTest.class.getResourceAsStream("operations.txt"),
                                StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Object[]) line.split(" ?\\| ", 2))
                    .toList();
        }
    }
}
