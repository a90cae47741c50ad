package io.flinkdm.udf.expression.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

    @ParameterizedTest
    @MethodSource("cases")
    void bindsLikeMySql(String text, String expected) {
        assertThat(Printed.of(ExpressionParser.parse(text.replace('¶', '\n')))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a >",
                "a > 1)",
                "(a > 1",
                "a = 'x",
                "a = `x",
                "a /* x",
                "order = 1",
                "a IN ()",
                "a BETWEEN 1",
                "CASE a END",
                "a IS 1",
                "1 = NOT 2",
                "a LIKE 'x' + 1 LIKE",
                "CAST(a AS INT)",
                "a > 1,",
                "a > 1 FROM",
                "a > 1; b > 2",
                "x'4'",
                "a..b = 1",
                "EXISTS 1",
                "INTERVAL 1 FORTNIGHT + a",
                "a := 1"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> ExpressionParser.parse(text))
                .isInstanceOf(BadExpressionException.class);
    }

    static List<String[]> cases() throws IOException {
        try (BufferedReader file =
                new BufferedReader(
                        new InputStreamReader(
                                ExpressionParserTest.class.getResourceAsStream("expressions.txt"),
                                StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.startsWith("##"))
                    .map(line -> line.split(" {2,}⇒ +", 2))
                    .toList();
        }
    }
}
