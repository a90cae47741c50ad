package io.flinkdm.udf.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.Csv;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TableRouterTest {

    @ParameterizedTest
    @CsvFileSource(resources = "route-vectors.csv", delimiter = ';', numLinesToSkip = 2)
    void routesLikeDm(
            String row,
            String set,
            CaseSensitivity caseSensitivity,
            String schema,
            String table,
            String expected) {
        assertThat(outcome(set, caseSensitivity, schema, table)).isEqualTo(expected);
    }

    @Test
    void refusesARuleWithoutSchemaPattern() {
        assertThat(outcome("E2", CaseSensitivity.INSENSITIVE, "s", "t")).isEqualTo("REFUSE");
    }

    @Test
    void namesTheRulesInConflict() {
        TableRouter router = TableRouter.compile(rules("H"), CaseSensitivity.INSENSITIVE);

        assertThatThrownBy(() -> router.route(new TableId("s", "t")))
                .hasMessageContaining("`s`.`t` matches more than one route rule: H0, H1");
    }

    private static String outcome(
            String set, CaseSensitivity caseSensitivity, String schema, String table) {
        try {
            TableRouter router = TableRouter.compile(rules(set), caseSensitivity);
            if (table.isEmpty()) {
                return router.routeSchema(schema);
            }
            TableId target = router.route(new TableId(schema, table));
            return target.schema() + "." + target.table();
        } catch (MigrationException e) {
            return e.code() == ErrorCode.GEN_TABLE_ROUTER ? "CONFLICT" : refused(e);
        }
    }

    private static String refused(MigrationException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_GEN_TABLE_ROUTER);
        return "REFUSE";
    }

    private static List<RouteRule> rules(String set) {
        List<String[]> rows = Csv.rows(TableRouterTest.class, "route-rules.csv", set);
        return IntStream.range(0, rows.size()).mapToObj(i -> rule(set + i, rows.get(i))).toList();
    }

    private static RouteRule rule(String name, String[] row) {
        return new RouteRule(name, row[1], row[2], row[3], row[4]);
    }
}
