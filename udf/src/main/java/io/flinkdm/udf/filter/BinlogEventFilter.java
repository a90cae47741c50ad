package io.flinkdm.udf.filter;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.FilterDecision.Action;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.VisitOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which changes of a table are left out, by the kind of change and the statement's text. Compiled
 * from {@code filters} of the plan wherever it is needed: for row events, for each operation of a
 * statement, and to explain a plan.
 *
 * <p>All rules that match the table are asked, those for schemas first; the first that objects
 * decides. {@code Ignore} and {@code Error} object to what is in their events or matches their
 * patterns, {@code Do} to what is not in its events or matches none of its patterns.
 *
 * <p>Source: DM manual, binlog event filter. Immutable.
 */
public final class BinlogEventFilter {

    /** Lets everything pass. */
    public static final BinlogEventFilter NONE = compile(List.of(), CaseSensitivity.INSENSITIVE);

    private final List<EventMatcher> rules;

    private BinlogEventFilter(List<EventMatcher> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * @throws MigrationException 20037 when a rule cannot be read or two rules have the same
     *     patterns. DM since 7.5.1 leaves such rules out; a rule that was meant to hold something
     *     back must not vanish
     */
    public static BinlogEventFilter compile(
            List<BinlogEventRule> rules, CaseSensitivity caseSensitivity) {
        List<EventMatcher> matchers =
                rules.stream().map(rule -> EventMatcher.of(rule, caseSensitivity)).toList();
        requireDistinct(matchers);
        VisitOrder order = new VisitOrder();
        List<Placed> placed = new ArrayList<>();
        matchers.forEach(matcher -> placed.add(new Placed(matcher, matcher.place(order))));
        return new BinlogEventFilter(
                placed.stream().sorted(Placed.ORDER).map(Placed::matcher).toList());
    }

    private static void requireDistinct(List<EventMatcher> matchers) {
        Set<List<Object>> seen = new HashSet<>();
        for (EventMatcher matcher : matchers) {
            if (!seen.add(matcher.patterns())) {
                throw new MigrationException(
                        ErrorCode.CONFIG_BINLOG_EVENT_FILTER,
                        "filter rule "
                                + matcher.name()
                                + ": another rule has the same schema-pattern and table-pattern");
            }
        }
    }

    /**
     * The items of a rule's {@code events} that no version of DM knows. They match nothing, which
     * deserves a warning.
     */
    public static List<String> unknownEvents(BinlogEventRule rule) {
        return rule.events().stream().filter(item -> !EventList.knows(item)).toList();
    }

    /**
     * @param table without a name for a statement about a schema; without both for one that could
     *     not be read
     * @param sql the whole statement as it was run, {@code ""} for row events
     */
    public FilterDecision decide(TableId table, BinlogEvent event, String sql) {
        for (EventMatcher rule : rules) {
            if (rule.matches(table)) {
                FilterDecision decision = rule.decide(event, sql);
                if (decision.action() != Action.DO) {
                    return decision;
                }
            }
        }
        return FilterDecision.DO;
    }

    /** The names of the rules that are asked about a table, in their order. */
    public List<String> rulesFor(TableId table) {
        return rules.stream().filter(r -> r.matches(table)).map(EventMatcher::name).toList();
    }

    /** A rule and where DM comes upon it. */
    private record Placed(EventMatcher matcher, int[] place) {

        static final Comparator<Placed> ORDER =
                Comparator.comparing((Placed p) -> !p.matcher().schemaLevel())
                        .thenComparing(Placed::place, Arrays::compare);
    }
}
