package io.flinkdm.udf.ddl.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.ddl.OperationKind;
import io.flinkdm.udf.ddl.SqlOption;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.route.TableRouter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementPartTest {

    private static final TableRouter ROUTES =
            TableRouter.compile(
                    List.of(
                            new RouteRule("tables", "test_*", "t_*", "test", "t"),
                            new RouteRule("schemas", "test_*", "", "test", "")),
                    CaseSensitivity.INSENSITIVE);

    @ParameterizedTest
    @MethodSource("cases")
    void writesEachOperationAsDmDoes(String expected, String sql) {
        assertThat(routed(new StatementSplitter(Set.of()), sql)).isEqualTo(expected);
    }

    @Test
    void writesForASessionWithoutOptions() {
        StatementSplitter splitter =
                new StatementSplitter(
                        Set.of(SqlOption.ANSI_QUOTES, SqlOption.NO_BACKSLASH_ESCAPES));

        assertThat(routed(splitter, "alter table \"t_1\" add \"a\"\"b\" text default '\\x'"))
                .isEqualTo("ALTER TABLE `test`.`t` ADD COLUMN `a\"b` TEXT DEFAULT '\\\\x'");
    }

    private static String routed(StatementSplitter splitter, String sql) {
        return splitter.divide(sql, "test_1").stream()
                .map(
                        part ->
                                part.operation().kind() == OperationKind.UNREADABLE
                                        ? "!"
                                        : part.print(ROUTES::route))
                .collect(Collectors.joining("; "));
    }

    static List<Object[]> cases() throws IOException {
        try (InputStream file = StatementPartTest.class.getResourceAsStream("routed.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Object[]) line.replace('¶', '\n').split(" \\| ", 2))
                    .toList();
        }
    }
}
