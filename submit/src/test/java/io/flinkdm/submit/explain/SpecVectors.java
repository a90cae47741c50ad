package io.flinkdm.submit.explain;

import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.route.ExtractRule;
import io.flinkdm.udf.route.RouteRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables of cases that the rules themselves are tested by, as they stand beside those tests.
 */
final class SpecVectors {

    private static final Path RULES =
            Path.of("..", "udf", "src", "test", "resources", "io", "flinkdm", "udf");

    private SpecVectors() {}

    /** Cells of the lines behind the head, without quotes. */
    static Stream<String[]> rows(String file) {
        return lines(file)
                .dropWhile(line -> line.startsWith("#"))
                .skip(1)
                .map(line -> line.replace("\"\"", "").split(";", -1));
    }

    static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(RULES.resolve(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> set(String file, String set) {
        return rows(file).filter(row -> row[0].equals(set)).toList();
    }

    static BlockAllowRules lists(String set) {
        List<String[]> rows = set("filter/block-allow-rules.csv", set);
        return new BlockAllowRules(
                names(rows, "do-dbs"),
                names(rows, "ignore-dbs"),
                tables(rows, "do-tables"),
                tables(rows, "ignore-tables"));
    }

    private static List<String> names(List<String[]> rows, String list) {
        return rows.stream().filter(row -> row[1].equals(list)).map(row -> row[2]).toList();
    }

    private static List<TableRule> tables(List<String[]> rows, String list) {
        return rows.stream()
                .filter(row -> row[1].equals(list))
                .map(row -> new TableRule(row[2], row[3]))
                .toList();
    }

    static List<RouteRule> routes(String set) {
        List<String[]> rows = set("route/route-rules.csv", set);
        return IntStream.range(0, rows.size()).mapToObj(i -> route(set + i, rows.get(i))).toList();
    }

    private static RouteRule route(String name, String[] row) {
        List<ExtractRule> extracts = row.length > 5 ? extracts(row[5]) : List.of();
        return new RouteRule(name, row[1], row[2], row[3], row[4], extracts);
    }

    private static List<ExtractRule> extracts(String cell) {
        return Stream.of(cell.split(" \\| "))
                .map(item -> item.split(" ", 3))
                .map(
                        i ->
                                new ExtractRule(
                                        ExtractRule.From.valueOf(i[0]),
                                        i[1],
                                        i.length > 2 ? i[2] : ""))
                .toList();
    }

    static List<BinlogEventRule> filters(String set) {
        List<String[]> rows = set("filter/event-rules.csv", set);
        return IntStream.range(0, rows.size()).mapToObj(i -> filter(set + i, rows.get(i))).toList();
    }

    private static BinlogEventRule filter(String name, String[] row) {
        return new BinlogEventRule(
                name, row[1], row[2], items(row[3], ","), items(row[4], " \\|\\| "), row[5]);
    }

    static List<String> items(String cell, String separator) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(separator)).map(i -> i.replace("EMPTY", "")).toList();
    }
}
