package io.flinkdm.submit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.route.ExtractRule;
import io.flinkdm.udf.route.RouteRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionAnswererTest {

    private final QuestionAnswerer answerer =
            new QuestionAnswerer(plan().plan(), InstantSource.system());

    private static Plans plan() {
        Plans plans = new Plans();
        plans.timeZone = "+08:00";
        plans.allow = new BlockAllowRules(List.of(), List.of("other"), List.of(), List.of());
        plans.routes =
                List.of(
                        new RouteRule(
                                "tables",
                                "test_*",
                                "t_*",
                                "test",
                                "t",
                                List.of(
                                        new ExtractRule(
                                                ExtractRule.From.TABLE, "t_(.*)", "c_table"))),
                        new RouteRule("schemas", "test_*", "", "test", ""),
                        new RouteRule("one", "twice", "a*", "x", ""),
                        new RouteRule("two", "twice", "*", "y", ""));
        plans.filters =
                List.of(
                        rule("no deletes", "test_1", "t_1", "delete", "Ignore"),
                        rule("alarm", "test_1", "t_9", "insert", "Error"));
        plans.expressions =
                List.of(
                        expression("big", "c > 5", ""),
                        expression("at noon", "ts = '2021-01-01 12:00:00'", ""),
                        expression("from table", "c_table = '2' AND c = 1", ""),
                        expression("gone", "", "c = 7"));
        return plans;
    }

    private static BinlogEventRule rule(
            String name, String schema, String table, String event, String action) {
        return new BinlogEventRule(name, schema, table, List.of(event), List.of(), action);
    }

    private static ExpressionRule expression(String name, String insert, String update) {
        return new ExpressionRule(name, "test_1", "t_2", insert, update, "", "");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answers(String question, String answer) {
        String named = question.replace("{", "{\"source\":\"" + Plans.SOURCE + "\",");

        assertThat(answerer.answer(question.contains("columns") ? row(question) : named))
                .isEqualTo(answer);
    }

    private static String row(String question) {
        return "{\"source\":\"" + Plans.SOURCE + "\"," + question.substring(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1] | a question is a JSON object",
                "{\"source\":\"x\",\"schema\":\"a\"} | the task has no source x, it has"
                        + " mysql-replica-01",
                "{\"schema\":\"a\"} | the field source is missing",
                "{\"source\":\"mysql-replica-01\"} | the field schema is missing",
                "{\"source\":\"mysql-replica-01\",\"schema\":5} | schema must be a text",
            })
    void saysWhyAQuestionHasNoAnswer(String question, String message) {
        assertThat(answerer.answer(question))
                .isEqualTo("{\"error\":{\"code\":52041,\"message\":\"" + message + "\"}}");
    }

    @ParameterizedTest
    @CsvSource({"{", "nonsense", "'{\"source\":\"mysql-replica-01\"} x'"})
    void survivesWhatIsNoJson(String line) {
        assertThat(answerer.answer(line)).startsWith("{\"error\":{\"code\":52041,\"message\":");
    }

    @Test
    void answersLineByLineInOrder() throws IOException {
        StringWriter out = new StringWriter();
        String questions = "{\"source\":\"mysql-replica-01\",\"schema\":\"mysql\"}\n\n?\n";

        answerer.answerAll(new BufferedReader(new StringReader(questions)), new PrintWriter(out));

        assertThat(out.toString().lines()).hasSize(2).first().isEqualTo("{\"allowed\":false}");
    }

    static List<String[]> cases() throws IOException {
        try (InputStream file = QuestionAnswererTest.class.getResourceAsStream("answers.txt")) {
            List<String> lines =
                    new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
            return IntStream.range(0, lines.size() / 2)
                    .mapToObj(i -> new String[] {lines.get(2 * i), lines.get(2 * i + 1)})
                    .toList();
        }
    }
}
