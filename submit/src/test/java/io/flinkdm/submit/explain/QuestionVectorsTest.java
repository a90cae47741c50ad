package io.flinkdm.submit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionVectorsTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2021-06-01T10:20:30.5Z"));

    private final Plans plans = new Plans();

    @ParameterizedTest
    @MethodSource("lists")
    void answersByTheLists(
            String row, String set, String cased, String schema, String table, String expected) {
        plans.allow = SpecVectors.lists(set);

        JsonNode answer = ask(cased, question(schema, table));

        assertThat(outcome(answer, answer.path("allowed").asBoolean() ? "MIGRATE" : "FILTER"))
                .isEqualTo(expected);
    }

    static Stream<String[]> lists() {
        return SpecVectors.rows("filter/block-allow-vectors.csv");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void answersByTheRoutes(
            String row, String set, String cased, String schema, String table, String expected) {
        plans.routes = SpecVectors.routes(set);

        JsonNode answer = ask(cased, question(schema, table));
        JsonNode target = answer.path("target");

        String name = table.isEmpty() ? "" : "." + target.path("table").asText();
        assertThat(outcome(answer, target.path("schema").asText("") + name)).isEqualTo(expected);
    }

    /** Without the schema that is never migrated. */
    static Stream<String[]> routes() {
        return SpecVectors.rows("route/route-vectors.csv").filter(row -> !row[3].equals("mysql"));
    }

    @ParameterizedTest
    @MethodSource("extracts")
    void answersWithExtractedColumns(
            String row, String set, String cased, String schema, String table, String expected) {
        plans.routes = SpecVectors.routes(set);

        JsonNode answer = ask(cased, question(schema, table));
        List<String> columns = new ArrayList<>();
        answer.path("extracted")
                .fields()
                .forEachRemaining(f -> columns.add(f.getKey() + "=" + f.getValue().asText()));

        assertThat(outcome(answer, String.join(" ", columns))).isEqualTo(expected);
    }

    static Stream<String[]> extracts() {
        return SpecVectors.rows("route/extract-vectors.csv");
    }

    @ParameterizedTest
    @MethodSource("events")
    void answersByTheEventFilter(
            String row,
            String set,
            String cased,
            String schema,
            String table,
            String event,
            String sql,
            String expected) {
        plans.filters = SpecVectors.filters(set);

        JsonNode answer =
                ask(
                        cased,
                        question(schema, table)
                                .put("event", event)
                                .put("sql", sql.replace('¶', '\n')));

        assertThat(outcome(answer, answer.path("action").asText()))
                .isEqualToIgnoringCase(expected.replace("refused", "REFUSE"));
    }

    /** Those that have an event. */
    static Stream<String[]> events() {
        return SpecVectors.rows("filter/event-vectors.csv").filter(row -> !row[5].isEmpty());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void answersForEachOperation(
            String row, String rules, String notMigrated, String sql, String expected) {
        plans.filters = Stream.of(rules.split(", ")).map(r -> rule(r.split("\\|", -1))).toList();
        plans.allow =
                new BlockAllowRules(
                        List.of(), SpecVectors.items(notMigrated, ","), List.of(), List.of());

        List<String> actions = new ArrayList<>();
        ask("INSENSITIVE", question("s", "").put("sql", sql))
                .path("statements")
                .forEach(statement -> actions.add(statement.path("action").asText()));

        assertThat(String.join(" ", actions))
                .isEqualTo(
                        expected.replace("RUN", "do")
                                .replace("NOT_MIGRATED", "ignore")
                                .replace("IGNORED", "ignore")
                                .replace("ERROR", "error"));
    }

    static Stream<String[]> statements() {
        return SpecVectors.rows("ddl/tree/statement-vectors.csv");
    }

    private static BinlogEventRule rule(String[] parts) {
        return new BinlogEventRule(
                "r",
                parts[0],
                parts[1],
                SpecVectors.items(parts[2], ","),
                SpecVectors.items(parts[3], ";"),
                parts[4]);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void answersWithTheTextForTheTarget(String expected, String sql) {
        plans.routes =
                List.of(
                        new RouteRule("tables", "test_*", "t_*", "test", "t"),
                        new RouteRule("schemas", "test_*", "", "test", ""));

        List<String> texts = new ArrayList<>();
        ask("INSENSITIVE", question("test_1", "").put("sql", sql))
                .path("statements")
                .forEach(s -> texts.add(s.has("error") ? "!" : s.path("sql").asText()));

        assertThat(String.join("; ", texts)).isEqualTo(expected);
    }

    static Stream<String[]> texts() {
        return SpecVectors.lines("ddl/tree/routed.txt")
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace('¶', '\n').split(" \\| ", 2));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void answersByTheExpressions(String columns, String expression, String row, String expected) {
        plans.expressions = List.of(new ExpressionRule("r", "s", "t", expression, "", "", ""));
        ObjectNode question = question("s", "t").put("change", "insert");
        ArrayNode described = question.putArray("columns");
        for (String column : columns.split(", ")) {
            String[] parts = column.split(" ", 2);
            described.addObject().put("name", parts[0]).put("type", type(parts[1]));
        }
        question.set("after", json("[" + row.replace('\'', '"').replace("NULL", "null") + "]"));

        JsonNode answer = ask("INSENSITIVE", question);

        String outcome = answer.path("filtered").asBoolean() ? "D" : "K";
        assertThat(
                        switch (answer.path("error").path("code").asInt()) {
                            case 52031 -> "E";
                            case 20041 -> "R";
                            case 0 -> outcome;
                            default -> answer.toString();
                        })
                .isEqualTo(expected);
    }

    /** Those tests take text without collation for binary. */
    private static String type(String type) {
        boolean text = type.contains("char") || type.contains("text");
        return text && !type.contains("collate") ? type + " collate utf8mb4_bin" : type;
    }

    static Stream<String[]> expressions() {
        return SpecVectors.lines("expression/expression-vectors.txt")
                .filter(line -> !line.startsWith("##"))
                .map(line -> line.split(" \\| ", 4));
    }

    private static ObjectNode question(String schema, String table) {
        ObjectNode question =
                MAPPER.createObjectNode().put("source", Plans.SOURCE).put("schema", schema);
        return table.isEmpty() ? question : question.put("table", table);
    }

    private JsonNode ask(String cased, ObjectNode question) {
        plans.caseSensitivity = CaseSensitivity.valueOf(cased);
        try {
            String answer = new QuestionAnswerer(plans.plan(), CLOCK).answer(question.toString());
            return json(answer);
        } catch (MigrationException e) {
            return MAPPER.createObjectNode().put("refused", e.code().number());
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String outcome(JsonNode answer, String otherwise) {
        if (answer.has("refused")) {
            return "REFUSE";
        }
        return answer.path("error").path("code").asInt() == 11043 ? "CONFLICT" : otherwise;
    }
}
