package io.flinkdm.udf.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.Csv;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BinlogEventFilterTest {

    @ParameterizedTest
    @CsvFileSource(
            resources = "event-vectors.csv",
            delimiter = ';',
            numLinesToSkip = 3,
            emptyValue = "")
    void decidesLikeDm(
            String row,
            String set,
            CaseSensitivity caseSensitivity,
            String schema,
            String table,
            String event,
            String sql,
            String expected) {
        BinlogEvent kind = event == null ? BinlogEvent.NONE : BinlogEvent.of(event).orElseThrow();
        TableId id = new TableId(orEmpty(schema), orEmpty(table));

        assertThat(decide(rules(set), caseSensitivity, id, kind, orEmpty(sql).replace('¶', '\n')))
                .isEqualTo(expected);
    }

    @Test
    void saysWhichRuleObjected() {
        BinlogEventFilter filter =
                BinlogEventFilter.compile(rules("J"), CaseSensitivity.INSENSITIVE);

        assertThat(filter.decide(new TableId("s1", "t1"), BinlogEvent.DELETE, "").rule())
                .isEqualTo("J0");
        assertThat(filter.rulesFor(new TableId("s1", "t1"))).containsExactly("J0", "J1");
        assertThat(filter.rulesFor(new TableId("s1", "x"))).containsExactly("J0");
    }

    @Test
    void tellsEventsThatNoVersionKnows() {
        BinlogEventRule rule =
                new BinlogEventRule(
                        "r",
                        "s",
                        "",
                        List.of("All DDL", "create schema", "drop tabel", "none"),
                        List.of(),
                        "Ignore");

        assertThat(BinlogEventFilter.unknownEvents(rule)).containsExactly("drop tabel");
        assertThat(BinlogEvent.of("none")).isEmpty();
    }

    private static String decide(
            List<BinlogEventRule> rules,
            CaseSensitivity caseSensitivity,
            TableId table,
            BinlogEvent event,
            String sql) {
        try {
            BinlogEventFilter filter = BinlogEventFilter.compile(rules, caseSensitivity);
            return filter.decide(table, event, sql).action().label();
        } catch (MigrationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_BINLOG_EVENT_FILTER);
            return "refused";
        }
    }

    private static List<BinlogEventRule> rules(String set) {
        List<String[]> rows = Csv.rows(BinlogEventFilterTest.class, "event-rules.csv", set);
        return IntStream.range(0, rows.size()).mapToObj(i -> rule(set + i, rows.get(i))).toList();
    }

    private static BinlogEventRule rule(String name, String[] row) {
        return new BinlogEventRule(
                name, row[1], row[2], items(row[3], ","), items(row[4], " \\|\\| "), row[5]);
    }

    private static List<String> items(String cell, String separator) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(separator)).map(i -> i.replace("EMPTY", "")).toList();
    }

    private static String orEmpty(String cell) {
        return cell == null ? "" : cell;
    }
}
