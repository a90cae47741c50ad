package io.flinkdm.udf.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.Csv;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {

    private static final TableId TABLE = new TableId("s", "t");

    @ParameterizedTest
    @CsvFileSource(resources = "mapping-vectors.csv", delimiter = ';', numLinesToSkip = 2)
    void mapsLikeDm(
            String row,
            String set,
            CaseSensitivity caseSensitivity,
            String schema,
            String table,
            String column,
            String value,
            String expected) {
        ColumnMapping mapping = ColumnMapping.compile(rules(set), caseSensitivity);

        assertThat(outcome(mapping, new TableId(schema, table), column, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "badExpression, `Add prefix` is no expression",
        "badColumn, there is no target-column",
        "badSchema, there is no schema-pattern",
        "badPrefix, add prefix does not take 2 arguments",
        "badSuffix, add suffix does not take 2 arguments",
        "badTwo, partition id does not take 2 arguments",
        "badFive, partition id does not take 5 arguments",
        "badWildcard, not its last character",
        "badTable, not its last character",
        "same, another mapping has the same patterns"
    })
    void refusesUnusableRules(String set, String why) {
        assertThatThrownBy(() -> ColumnMapping.compile(rules(set), CaseSensitivity.INSENSITIVE))
                .hasMessageContaining("code=20046")
                .hasMessageContaining(set)
                .hasMessageContaining(why);
    }

    @Test
    void patternsThatDifferInCaseAreTwoRules() {
        assertThat(ColumnMapping.compile(rules("same"), CaseSensitivity.SENSITIVE)).isNotNull();
    }

    @Test
    void saysAllMistakesOfARule() {
        ColumnMappingRule rule = new ColumnMappingRule("r", "", "*t", "", "", "x", List.of());

        assertThat(rule.mistakes(CaseSensitivity.SENSITIVE)).hasSize(4);
    }

    @Test
    void leavesOtherColumnsAndTheRowItselfAlone() {
        Row row = Row.of(1L, "v", null);

        assertThat(prefix().map(TABLE, schema("id", "n", "m"), row))
                .isEqualTo(Row.of(1L, "pv", null));
        assertThat(row).isEqualTo(Row.of(1L, "v", null));
    }

    @Test
    void keepsAnAbsentImageAndRowsOfOtherTables() {
        Row row = Row.of("v");

        assertThat(prefix().map(TABLE, schema("n"), null)).isNull();
        assertThat(prefix().map(new TableId("s", "u"), schema("n"), row)).isSameAs(row);
    }

    @Test
    void refusesBytes() {
        assertThatThrownBy(() -> prefix().map(TABLE, schema("n"), Row.of(new byte[] {65})))
                .hasMessageContaining("code=36033");
    }

    @Test
    void errorsNameRuleTableAndColumnButNoValue() {
        assertThatThrownBy(() -> prefix().map(TABLE, schema("n"), Row.of(4711L)))
                .hasMessageContaining("column mapping prefix0: `s`.`t`, column `n`: ")
                .hasMessageNotContaining("4711");
    }

    @Test
    void namesTheRulesInConflict() {
        ColumnMapping mapping =
                ColumnMapping.compile(rules("twoTables"), CaseSensitivity.SENSITIVE);

        assertThatThrownBy(() -> mapping.forTable(TABLE, schema("n")))
                .hasMessageContaining("more than one column mapping: twoTables0, twoTables1");
    }

    private static ColumnMapping prefix() {
        return ColumnMapping.compile(rules("prefix"), CaseSensitivity.SENSITIVE);
    }

    private static String outcome(
            ColumnMapping mapping, TableId table, String column, String value) {
        try {
            Row mapped = mapping.map(table, schema(column), Row.of(value(value)));
            return written(mapped.value(0));
        } catch (MigrationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.SYNCER_UNIT_DO_COLUMN_MAPPING);
            return "REFUSE";
        }
    }

    private static TableSchema schema(String... columns) {
        ColumnType type = new ColumnType("any", "any", null, null, List.of());
        return new TableSchema(
                Stream.of(columns).map(name -> new Column(name, type, true, false)).toList(),
                List.of());
    }

    private static Object value(String text) {
        if (text.equals("NULL")) {
            return null;
        }
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1);
        }
        if (text.contains(".")) {
            return Double.valueOf(text);
        }
        BigInteger integer = new BigInteger(text);
        return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }

    private static String written(Object value) {
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }

    private static List<ColumnMappingRule> rules(String set) {
        List<String[]> rows = Csv.rows(ColumnMappingTest.class, "mapping-rules.csv", set);
        assertThat(rows).as("rules of " + set).isNotEmpty();
        return IntStream.range(0, rows.size()).mapToObj(i -> rule(set + i, rows.get(i))).toList();
    }

    private static ColumnMappingRule rule(String name, String[] row) {
        List<String> arguments = List.of(row[5].split(",", -1));
        return new ColumnMappingRule(name, row[1], row[2], "", row[3], row[4], arguments);
    }
}
