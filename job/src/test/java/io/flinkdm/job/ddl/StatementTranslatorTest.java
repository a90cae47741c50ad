package io.flinkdm.job.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.ddl.TranslationCases.Section;
import io.flinkdm.job.ddl.TranslationCases.TranslationCase;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementTranslatorTest {

    private final List<String> log = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void translates(TranslationCase row) {
        assertThat(printed(row.section(), row.sql())).isEqualTo(row.expected());
    }

    @Test
    void operationsOnSeveralSchemasComeOnceForEach() {
        Section section = new Section("halves");
        section.tables.put(new TableId("a", "t"), "CREATE TABLE t (id INT)");

        List<RoutedDdl> halves = translated(section, "RENAME TABLE a.t TO b.u");

        assertThat(halves).extracting(RoutedDdl::schema).containsExactly("a", "b");
        assertThat(halves)
                .allSatisfy(half -> assertThat(half.schemas()).containsExactly("a", "b"))
                .allSatisfy(half -> assertThat(half.piece()).isZero())
                .extracting(RoutedDdl::runs)
                .containsExactly(true, false);
        assertThat(halves)
                .extracting(RoutedDdl::touched)
                .containsExactly(List.of(new TableId("a", "t")), List.of(new TableId("b", "u")));
    }

    @Test
    void piecesKeepTheirPlaceWhenOthersAreLeftOut() {
        Section section = new Section("places");
        section.ignoredTables.add(new io.flinkdm.udf.filter.BlockAllowRules.TableRule("s", "b"));

        assertThat(translated(section, "DROP TABLE a, b, c"))
                .extracting(RoutedDdl::piece)
                .containsExactly(0, 2);
    }

    @Test
    void saysWhatItLeavesOut() {
        Section section = new Section("log");
        section.ignoredSchemas.add("other");
        section.tables.put(new TableId("s", "t"), "CREATE TABLE t (id INT)");

        translated(section, "RENAME TABLE t TO other.t");
        translated(section, "ALTER TABLE t ADD FULLTEXT KEY f (c)");
        translated(section, "CREATE TABLE other.t LIKE other.u");

        assertThat(log)
                .anySatisfy(line -> assertThat(line).contains("not all of").contains("other"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void asksNoServerForWhatIsNoDdl() {
        StatementTranslator translator =
                new StatementTranslator(
                        UpstreamRules.compile(new Section("none").rules()), null, log::add);

        assertThat(translator.translate(ddl(new Section("none"), "GRANT ALL ON *.* TO u")))
                .isEmpty();
    }

    private String printed(Section section, String sql) {
        try {
            Map<Integer, List<RoutedDdl>> pieces =
                    translated(section, sql).stream()
                            .collect(
                                    Collectors.groupingBy(
                                            RoutedDdl::piece,
                                            LinkedHashMap::new,
                                            Collectors.toList()));
            return pieces.values().stream()
                    .map(StatementTranslatorTest::printed)
                    .collect(Collectors.joining(" / "));
        } catch (MigrationException e) {
            return "error " + e.code().number();
        }
    }

    private static String printed(List<RoutedDdl> halves) {
        Set<String> touched = new LinkedHashSet<>();
        for (RoutedDdl half : halves) {
            half.touched().forEach(table -> touched.add(table.schema() + "." + table.table()));
            if (half.touchesAll()) {
                touched.add(half.schema() + ".*");
            }
        }
        RoutedDdl first = halves.get(0);
        return "["
                + String.join(" ", touched)
                + "] "
                + (first.trouble().isEmpty()
                        ? String.join("; ", first.statements())
                        : "! " + first.trouble());
    }

    private List<RoutedDdl> translated(Section section, String sql) {
        return new StatementTranslator(
                        UpstreamRules.compile(section.rules()), section.servers(), log::add)
                .translate(ddl(section, sql));
    }

    private static DdlChange ddl(Section section, String sql) {
        return new DdlChange(
                "mysql-01",
                section.schema,
                sql,
                Origin.binlog("mysql-bin.000001", 4, 0),
                0,
                new StatementSession(section.sqlMode, ""),
                "",
                0,
                new StructuresBefore(section.tables, Map.of(section.schema, "utf8mb4_0900_ai_ci")));
    }

    static List<TranslationCase> cases() throws IOException {
        return TranslationCases.read();
    }
}
