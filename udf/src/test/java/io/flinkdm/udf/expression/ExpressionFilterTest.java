package io.flinkdm.udf.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionFilterTest {

    private static final TableId TABLE = new TableId("s", "t");
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2021-06-01T10:20:30.5Z"));

    @ParameterizedTest
    @MethodSource("vectors")
    void filtersLikeDm(String columns, String expression, String row, String expected) {
        assertThat(outcome(columns, expression, row, ZoneOffset.UTC)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "+08:00, 2021-01-01 08:00:00, D",
        "-06:00, 2020-12-31 18:00:00, D",
        "Asia/Shanghai, 2021-01-01 08:00:00, D",
        "UTC, 2021-01-01 08:00:00, K"
    })
    void readsTimestampsInTheTimeZone(String zone, String literal, String expected) {
        assertThat(
                        outcome(
                                "ts timestamp",
                                "ts = '" + literal + "'",
                                "'2021-01-01 00:00:00'",
                                ZoneId.of(zone)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // old expression, new expression, old value, new value, dropped
        "c > 5, c < 5, 6, 4, true",
        "c > 5, c < 5, 6, 6, false",
        "c > 5, c < 5, 4, 4, false",
        "c > 5, c < 5, 4, 6, false",
        "'', c > 5, 1, 6, true",
        "'', c > 5, 6, 5, false",
        "c > 5, '', 6, 1, true",
        "c > 5, '', 5, 6, false"
    })
    void anUpdateIsDroppedWhenBothSidesHit(
            String oldExpression, String newExpression, long before, long after, boolean dropped) {
        ExpressionFilter filter = filter(rule("r", "", oldExpression, newExpression, ""));

        assertThat(filter.droppedBy(ChangeKind.UPDATE, Row.of(before), Row.of(after)).isPresent())
                .isEqualTo(dropped);
    }

    @Test
    void aRuleSpeaksOnlyOfItsKindOfChange() {
        ExpressionFilter filter =
                filter(rule("i", "c = 1", "", "", ""), rule("d", "", "", "", "c = 2"));

        assertThat(filter.droppedBy(ChangeKind.INSERT, null, Row.of(1L))).hasValue("i");
        assertThat(filter.droppedBy(ChangeKind.UPDATE, Row.of(1L), Row.of(1L))).isEmpty();
        assertThat(filter.droppedBy(ChangeKind.DELETE, Row.of(1L), null)).isEmpty();
        assertThat(filter.droppedBy(ChangeKind.DELETE, Row.of(2L), null)).hasValue("d");
    }

    @Test
    void updateRulesAreAskedPairByPair() {
        ExpressionFilter filter =
                filter(
                        rule("old", "", "c = 1", "", ""),
                        rule("new", "", "", "c = 2", ""),
                        rule("insert", "c = 3", "", "", ""));

        assertThat(filter.droppedBy(ChangeKind.UPDATE, Row.of(1L), Row.of(9L))).hasValue("old");
        assertThat(filter.droppedBy(ChangeKind.UPDATE, Row.of(9L), Row.of(2L))).hasValue("new");
        assertThat(filter.droppedBy(ChangeKind.UPDATE, Row.of(3L), Row.of(3L))).isEmpty();
    }

    @Test
    void namesOfTheRuleAreComparedExactly() {
        ExpressionRule other = new ExpressionRule("r", "S", "t", "TRUE", "", "", "");

        assertThat(filter(other).isEmpty()).isTrue();
    }

    @Test
    void warnsOfAnUnknownColumn() {
        assertThat(filter(rule("r", "d > 1", "", "", "")).warnings())
                .containsExactly(
                        "expression-filter r: insert-value-expr: unknown column d;"
                                + " it filters nothing");
    }

    @Test
    void refusesARowOfAnotherStructure() {
        ExpressionFilter filter = filter(rule("r", "c = 1", "", "", ""));

        assertThatThrownBy(() -> filter.droppedBy(ChangeKind.INSERT, null, Row.of(1L, 2L)))
                .hasMessageContaining("code=36027");
    }

    private static ExpressionRule rule(
            String name, String insert, String oldValue, String newValue, String delete) {
        return new ExpressionRule(name, "s", "t", insert, oldValue, newValue, delete);
    }

    private static ExpressionFilter filter(ExpressionRule... rules) {
        return ExpressionFilter.compile(
                List.of(rules), TABLE, Columns.schema("c int"), new Session(ZoneOffset.UTC, CLOCK));
    }

    private static String outcome(String columns, String expression, String row, ZoneId zone) {
        TableSchema schema = Columns.schema(columns);
        try {
            ExpressionFilter filter =
                    ExpressionFilter.compile(
                            List.of(rule("r", expression, "", "", "")),
                            TABLE,
                            schema,
                            new Session(zone, CLOCK));
            return filter.droppedBy(ChangeKind.INSERT, null, Columns.row(row)).isPresent()
                    ? "D"
                    : "K";
        } catch (MigrationException e) {
            return e.code() == ErrorCode.EXPRESSION_EVALUATION ? "E" : refused(e);
        }
    }

    private static String refused(MigrationException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_EXPR_FILTER_WRONG_GRAMMAR);
        return "R";
    }

    static List<String[]> vectors() throws IOException {
        try (BufferedReader file =
                new BufferedReader(
                        new InputStreamReader(
                                ExpressionFilterTest.class.getResourceAsStream(
                                        "expression-vectors.txt"),
                                StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.startsWith("##"))
                    .map(line -> line.split(" \\| ", 4))
                    .toList();
        }
    }
}
