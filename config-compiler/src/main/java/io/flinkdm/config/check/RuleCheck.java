package io.flinkdm.config.check;

import io.flinkdm.config.build.Rules;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.AllowListConfig;
import io.flinkdm.config.task.AllowListConfig.Item;
import io.flinkdm.config.task.FilterConfig;
import io.flinkdm.config.task.RouteConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BinlogEventFilter;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.route.RouteRule;
import io.flinkdm.udf.route.TableRouter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether rules can be compiled by those who apply them. One thread. */
final class RuleCheck {

    private final CaseSensitivity caseSensitivity;
    private final Problems problems;

    RuleCheck(CaseSensitivity caseSensitivity, Problems problems) {
        this.caseSensitivity = caseSensitivity;
        this.problems = problems;
    }

    /** Each name by itself, so that the place is that of the name. */
    void allowList(AllowListConfig list) {
        list.doDbs().forEach(this::database);
        list.ignoreDbs().forEach(this::database);
        list.doTables().forEach(this::table);
        list.ignoreTables().forEach(this::table);
    }

    private void database(Value<String> name) {
        allow(
                name.place(),
                new BlockAllowRules(List.of(name.value()), List.of(), List.of(), List.of()));
    }

    private void table(Item item) {
        allow(
                item.place(),
                new BlockAllowRules(List.of(), List.of(), List.of(Rules.table(item)), List.of()));
    }

    private void allow(Place place, BlockAllowRules rules) {
        attempt(place, () -> BlockAllowList.compile(rules, caseSensitivity));
    }

    void route(String name, RouteConfig route) {
        attempt(
                route.place(),
                () -> TableRouter.compile(List.of(Rules.route(name, route)), caseSensitivity));
    }

    /** Rules of one pattern: DM refuses them before 6.0 and stops at the first table later. */
    void routes(Place place, List<RouteRule> rules) {
        Map<List<String>, String> names = new HashMap<>();
        for (RouteRule rule : rules) {
            String other = names.putIfAbsent(patterns(rule), rule.name());
            if (other != null && !other.equals(rule.name())) {
                problems.warn(
                        place,
                        "route rules "
                                + other
                                + " and "
                                + rule.name()
                                + " have the same patterns: a table that they match stops the"
                                + " task");
            }
        }
    }

    private List<String> patterns(RouteRule rule) {
        return List.of(
                caseSensitivity.fold(rule.schemaPattern()),
                caseSensitivity.fold(rule.tablePattern()));
    }

    void filter(String name, FilterConfig filter) {
        BinlogEventRule rule = Rules.filter(name, filter);
        attempt(
                filter.place(),
                () -> {
                    BinlogEventFilter.compile(List.of(rule), caseSensitivity);
                    warnOfUnknownEvents(filter, rule);
                });
    }

    private void warnOfUnknownEvents(FilterConfig filter, BinlogEventRule rule) {
        List<String> unknown = BinlogEventFilter.unknownEvents(rule);
        if (!unknown.isEmpty()) {
            problems.warn(filter.place(), "no event is called " + String.join(", ", unknown));
        }
    }

    /** Rules of which each is in order, together. */
    void filters(Place place, List<BinlogEventRule> rules) {
        List<BinlogEventRule> sound = rules.stream().filter(this::compiles).distinct().toList();
        attempt(place, () -> BinlogEventFilter.compile(sound, caseSensitivity));
    }

    private boolean compiles(BinlogEventRule rule) {
        try {
            BinlogEventFilter.compile(List.of(rule), caseSensitivity);
            return true;
        } catch (MigrationException e) {
            return false;
        }
    }

    private void attempt(Place place, Runnable compilation) {
        try {
            compilation.run();
        } catch (MigrationException e) {
            problems.add(place, e.code(), e.text());
        }
    }
}
