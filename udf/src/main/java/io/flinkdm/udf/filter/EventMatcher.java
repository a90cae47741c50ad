package io.flinkdm.udf.filter;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.FilterDecision.Action;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.GoRegex;
import io.flinkdm.udf.pattern.VisitOrder;
import io.flinkdm.udf.pattern.Wildcard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One rule of {@code filters}, compiled. Immutable. */
final class EventMatcher {

    private final String name;
    private final Wildcard schema;
    private final Optional<Wildcard> table;
    private final EventList events;
    private final List<GoRegex> sqlPatterns;
    private final FilterDecision objection;
    private final boolean allowing;

    private EventMatcher(BinlogEventRule rule, CaseSensitivity caseSensitivity) {
        name = rule.name();
        schema = Wildcard.compile(rule.schemaPattern(), caseSensitivity);
        table =
                Optional.of(rule.tablePattern())
                        .filter(pattern -> !pattern.isEmpty())
                        .map(pattern -> Wildcard.compile(pattern, caseSensitivity));
        events = new EventList(rule.events());
        sqlPatterns = rule.sqlPattern().stream().map(GoRegex::compileIgnoringCase).toList();
        Action action = action(rule);
        allowing = action == Action.DO;
        objection = new FilterDecision(allowing ? Action.IGNORE : action, name);
    }

    /**
     * @throws MigrationException 20037 when the rule cannot be read
     */
    static EventMatcher of(BinlogEventRule rule, CaseSensitivity caseSensitivity) {
        if (rule.schemaPattern().isEmpty()) {
            throw bad(rule, "schema-pattern must not be empty");
        }
        try {
            return new EventMatcher(rule, caseSensitivity);
        } catch (BadPatternException e) {
            throw bad(rule, e.getMessage());
        }
    }

    private static Action action(BinlogEventRule rule) {
        return Arrays.stream(Action.values())
                .filter(action -> action.label().equals(rule.action()))
                .findFirst()
                .orElseThrow(
                        () ->
                                bad(
                                        rule,
                                        "action \""
                                                + rule.action()
                                                + "\" is none of Do, Ignore, Error"));
    }

    private static MigrationException bad(BinlogEventRule rule, String why) {
        return new MigrationException(
                ErrorCode.CONFIG_BINLOG_EVENT_FILTER, "filter rule " + rule.name() + ": " + why);
    }

    String name() {
        return name;
    }

    boolean schemaLevel() {
        return table.isEmpty();
    }

    /** Equal for two rules that speak of the same names. */
    List<Object> patterns() {
        return List.of(schema, table);
    }

    int[] place(VisitOrder order) {
        return table.map(t -> order.place(schema, t)).orElseGet(() -> order.place(schema));
    }

    boolean matches(TableId id) {
        return schema.matches(id.schema()) && (table.isEmpty() || table.get().matches(id.table()));
    }

    FilterDecision decide(BinlogEvent event, String sql) {
        boolean objects =
                (event != BinlogEvent.NONE && objectsTo(events.contains(event)))
                        || (!sql.isEmpty() && !sqlPatterns.isEmpty() && objectsTo(matches(sql)));
        return objects ? objection : FilterDecision.DO;
    }

    private boolean objectsTo(boolean listed) {
        return allowing != listed;
    }

    private boolean matches(String sql) {
        return sqlPatterns.stream().anyMatch(pattern -> pattern.matches(sql));
    }
}
