package io.flinkdm.job.ddl;

import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.ExtractRule;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.rules.RuleDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of {@code translated.txt}. A line {@code == name} begins a section with rules of its
 * own; what they are is said by the lines of the section that begin with {@code @}. One use.
 */
final class TranslationCases {

    private final List<TranslationCase> cases = new ArrayList<>();
    private Section section = new Section("");

    /**
     * @param expected as {@link StatementTranslatorTest} prints it
     */
    record TranslationCase(Section section, String expected, String sql) {
        @Override
        public String toString() {
            return "[" + section.name + "] " + sql;
        }
    }

    /** Rules, servers and structures. */
    static final class Section {
        final String name;
        final List<RouteRule> routes = new ArrayList<>();
        final List<BinlogEventRule> filters = new ArrayList<>();
        final List<String> ignoredSchemas = new ArrayList<>();
        final List<TableRule> ignoredTables = new ArrayList<>();
        final Map<TableId, String> tables = new LinkedHashMap<>();
        Set<String> sqlMode = Set.of();
        String schema = "s";
        boolean lower;
        boolean strict;
        boolean foreignKeys;

        Section(String name) {
            this.name = name;
        }

        RuleDefinitions rules() {
            return new RuleDefinitions(
                    "mysql-01",
                    CaseSensitivity.INSENSITIVE,
                    new BlockAllowRules(List.of(), ignoredSchemas, List.of(), ignoredTables),
                    routes,
                    filters,
                    List.of());
        }

        KnownServers servers() {
            return new KnownServers(lower, strict, foreignKeys);
        }

        void say(String key, String value) {
            String[] parts =
                    Stream.of(value.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            switch (key) {
                case "route" -> routes.add(route(parts));
                case "filter" -> filters.add(filter(parts));
                case "ignore" -> ignoredSchemas.add(value);
                case "ignore-table" -> ignoredTables.add(new TableRule(parts[0], parts[1]));
                case "schema" -> schema = value;
                case "table" -> tables.put(new TableId(parts[0], parts[1]), parts[2]);
                case "sql_mode" -> sqlMode = Set.of(value.split(","));
                case "lower_case_table_names" -> lower = true;
                case "strict" -> strict = true;
                case "foreign_key_checks" -> foreignKeys = true;
                default -> throw new IllegalArgumentException(key);
            }
        }

        /** schema pattern, table pattern, target schema, target table, regexp for a column c. */
        private RouteRule route(String[] parts) {
            String name = "r" + routes.size();
            return parts.length == 4
                    ? new RouteRule(name, parts[0], parts[1], parts[2], parts[3])
                    : new RouteRule(
                            name,
                            parts[0],
                            parts[1],
                            parts[2],
                            parts[3],
                            List.of(new ExtractRule(ExtractRule.From.TABLE, parts[4], "c_table")));
        }

        private BinlogEventRule filter(String[] parts) {
            return new BinlogEventRule(
                    "f" + filters.size(),
                    parts[0],
                    parts[1],
                    items(parts[2]),
                    items(parts[3]),
                    parts[4]);
        }

        private static List<String> items(String cell) {
            return cell.isEmpty() ? List.of() : List.of(cell.split(", "));
        }
    }

    static List<TranslationCase> read() throws IOException {
        TranslationCases cases = new TranslationCases();
        try (InputStream file =
                StatementTranslatorTest.class.getResourceAsStream("translated.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(cases::take);
        }
        return cases.cases;
    }

    private void take(String line) {
        if (line.startsWith("== ")) {
            section = new Section(line.substring(3));
        } else if (line.startsWith("@")) {
            String[] parts = line.substring(1).split(" ", 2);
            section.say(parts[0], parts.length > 1 ? parts[1].strip() : "");
        } else {
            String[] parts = line.replace('¶', '\n').split(" ?\\|\\| ", 2);
            cases.add(new TranslationCase(section, parts[0].strip(), parts[1].strip()));
        }
    }
}
