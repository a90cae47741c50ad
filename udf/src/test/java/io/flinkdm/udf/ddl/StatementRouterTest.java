package io.flinkdm.udf.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
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

class StatementRouterTest {

    private static final TableRouter ROUTES =
            TableRouter.compile(
                    List.of(
                            new RouteRule("tables", "test_*", "t_*", "test", "t"),
                            new RouteRule("schemas", "test_*", "", "test", "")),
                    CaseSensitivity.INSENSITIVE);

    @ParameterizedTest
    @MethodSource("cases")
    void writesEachOperationForTheTarget(String expected, String sql) {
        assertThat(routed(new StatementRouter(Set.of()), sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasOnePieceForEachOperation(String expected, String sql) {
        assertThat(new StatementRouter(Set.of()).split(sql, "s"))
                .extracting(StatementPiece::operation)
                .isEqualTo(new StatementSplitter(Set.of()).split(sql, "s"));
    }

    @Test
    void writesForASessionWithoutOptions() {
        StatementRouter router =
                new StatementRouter(Set.of(SqlOption.ANSI_QUOTES, SqlOption.NO_BACKSLASH_ESCAPES));

        assertThat(routed(router, "alter table \"t_1\" add \"a\"\"b\" text default '\\x'"))
                .isEqualTo("ALTER TABLE `test`.`t` add `a\"b` text default '\\\\x'");
    }

    private static String routed(StatementRouter router, String sql) {
        try {
            return router.split(sql, "test_1").stream()
                    .map(piece -> piece.sql(ROUTES))
                    .collect(Collectors.joining("; "));
        } catch (MigrationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.SYNCER_PARSE_DDL);
            return "!";
        }
    }

    static List<Object[]> cases() throws IOException {
        try (InputStream file = StatementRouterTest.class.getResourceAsStream("routed.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Object[]) line.replace('¶', '\n').split(" \\| ", 2))
                    .toList();
        }
    }
}
