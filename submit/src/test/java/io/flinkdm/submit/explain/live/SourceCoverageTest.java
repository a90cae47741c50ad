package io.flinkdm.submit.explain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.rules.RuleDefinitions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceCoverageTest {

    private BlockAllowRules allow = BlockAllowRules.NONE;
    private List<RouteRule> routes = List.of();
    private List<ExpressionRule> expressions = List.of();

    @Test
    void findsTablesBesideThoseListed() {
        allow =
                new BlockAllowRules(
                        List.of(),
                        List.of(),
                        List.of(new TableRule("a", "t")),
                        List.of(new TableRule("a", "ignored")));

        assertThat(coverage("a.t", "a.ignored", "a.forgotten", "b.t").problems())
                .singleElement()
                .hasToString("m `a`.`forgotten`: no do-tables entry matches; it is not migrated");
    }

    @Test
    void findsTablesBesideThoseRouted() {
        routes = List.of(new RouteRule("r", "a", "t_*", "x", "t"));

        assertThat(coverage("a.t_1", "a.u", "b.u").problems())
                .singleElement()
                .asString()
                .startsWith("m `a`.`u`: no route matches");
    }

    @Test
    void findsTablesWithTwoRoutes() {
        routes =
                List.of(
                        new RouteRule("r", "a", "", "x", ""),
                        new RouteRule("s", "a*", "", "y", ""));

        assertThat(coverage("a.t", "b.t").problems())
                .singleElement()
                .hasToString("m `a`.`t`: `a`.`t` matches more than one route rule: r, s");
    }

    @Test
    void findsASourceWithoutTables() {
        assertThat(coverage().problems()).singleElement().hasToString("m: no table is migrated");
    }

    @Test
    void notesRulesThatSpeakOfNothing() {
        routes = List.of(new RouteRule("r", "c", "", "x", ""));
        expressions =
                List.of(
                        new ExpressionRule("e", "a", "T", "c > 1", "", "", ""),
                        new ExpressionRule("f", "a", "t", "d > 1", "", "", ""));

        SourceCoverage coverage = coverage("a.t");

        assertThat(coverage.problems()).isEmpty();
        assertThat(coverage.notes())
                .extracting(Finding::toString)
                .containsExactly(
                        "m `a`.`t`: expression-filter f: insert-value-expr: unknown column d;"
                                + " it filters nothing",
                        "m: route rule r speaks of no table",
                        "m: expression-filter e speaks of no table");
    }

    private SourceCoverage coverage(String... tables) {
        List<SourceStructure> structures =
                Stream.of(tables)
                        .map(name -> name.split("\\."))
                        .map(name -> Tables.structure(name[0], name[1]))
                        .toList();
        return new SourceCoverage(
                new RuleDefinitions(
                        "m", CaseSensitivity.INSENSITIVE, allow, routes, List.of(), expressions),
                new Session(ZoneOffset.UTC, InstantSource.system()),
                structures);
    }
}
