package io.flinkdm.udf.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.Csv;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.ExtractRule.From;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TableRouterTest {

    private static final Column INT =
            new Column("id", new ColumnType("int", "int", null, null, List.of()), false, false);

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

    @ParameterizedTest
    @CsvFileSource(
            resources = "extract-vectors.csv",
            delimiter = ';',
            numLinesToSkip = 2,
            nullValues = "-")
    void extractsLikeDm(
            String row,
            String set,
            CaseSensitivity caseSensitivity,
            String schema,
            String table,
            String expected) {
        assertThat(extracted(set, caseSensitivity, new TableId(schema, table)))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void extractedColumnsStandBehindTheTablesOwn() {
        ExtractedColumns extracted = new ExtractedColumns(List.of("a", "b"), List.of("x", ""));
        TableSchema schema = new TableSchema(List.of(INT), List.of());

        assertThat(extracted.extend(Row.of(1L))).isEqualTo(Row.of(1L, "x", ""));
        assertThat(extracted.extend((Row) null)).isNull();
        assertThat(extracted.extend(schema).columns())
                .extracting(Column::name)
                .containsExactly("id", "a", "b");
    }

    @Test
    void refusesToExtractIntoAColumnOfTheSource() {
        ExtractedColumns extracted = new ExtractedColumns(List.of("ID"), List.of("x"));

        assertThatThrownBy(() -> extracted.extend(new TableSchema(List.of(INT), List.of())))
                .hasMessageContaining("code=11043")
                .hasMessageContaining("ID");
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

    private static String extracted(String set, CaseSensitivity caseSensitivity, TableId table) {
        try {
            ExtractedColumns extracted =
                    TableRouter.compile(rules(set), caseSensitivity)
                            .extract(new SourceTable("mysql-replica-01", table));
            return IntStream.range(0, extracted.names().size())
                    .mapToObj(i -> extracted.names().get(i) + "=" + extracted.values().get(i))
                    .collect(Collectors.joining(" "));
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
        return new RouteRule(
                name,
                row[1],
                row[2],
                row[3],
                row[4],
                row.length > 5 ? extracts(row[5]) : List.of());
    }

    private static List<ExtractRule> extracts(String cell) {
        return Stream.of(cell.split(" \\| "))
                .map(item -> item.split(" ", 3))
                .map(i -> new ExtractRule(From.valueOf(i[0]), i[1], i.length > 2 ? i[2] : ""))
                .toList();
    }
}
