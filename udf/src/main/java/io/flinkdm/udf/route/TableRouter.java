package io.flinkdm.udf.route;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.CaseSensitivity;
import io.flinkdm.udf.pattern.NamePattern;
import java.util.List;
import java.util.Optional;

/**
 * Source names to target names by {@code routes}. Compiled from the rules of the plan wherever it
 * is needed.
 *
 * <p>A rule for tables beats a rule for schemas. Two rules of one kind for the same name are an
 * error, even where they agree. DM notices that only for tables that exist when the task starts and
 * writes later ones to their source's name; here it stops the task at any time.
 *
 * <p>Source: DM manual, table routing. Immutable.
 */
public final class TableRouter {

    private final List<Matcher> tableRules;
    private final List<Matcher> schemaRules;

    private TableRouter(List<Matcher> matchers) {
        tableRules = matchers.stream().filter(m -> m.table() != null).toList();
        schemaRules = matchers.stream().filter(m -> m.table() == null).toList();
    }

    /**
     * @throws MigrationException 20045 when a rule lacks a schema or a pattern of it cannot be read
     */
    public static TableRouter compile(List<RouteRule> rules, CaseSensitivity caseSensitivity) {
        return new TableRouter(
                rules.stream().map(rule -> Matcher.of(rule, caseSensitivity)).toList());
    }

    /**
     * The target of a table; the table itself where no rule speaks of it.
     *
     * @throws MigrationException 11043 when two rules do
     */
    public TableId route(TableId source) {
        return deciding(source).map(matcher -> target(matcher.rule(), source)).orElse(source);
    }

    /**
     * The columns that the rule deciding over a table adds to its rows. A rule for tables that adds
     * none hides those of a rule for its schema.
     *
     * @throws MigrationException 11043 when two rules match
     */
    public ExtractedColumns extract(SourceTable source) {
        return deciding(source.table())
                .map(matcher -> matcher.extractor().extract(source))
                .orElse(ExtractedColumns.NONE);
    }

    /**
     * The name of the rule that decides over a table.
     *
     * @throws MigrationException 11043 when two rules match
     */
    public Optional<String> ruleFor(TableId source) {
        return deciding(source).map(matcher -> matcher.rule().name());
    }

    /**
     * The target of a statement about a schema: rules with a table pattern never apply.
     *
     * @throws MigrationException 11043 when two rules match
     */
    public String routeSchema(String schema) {
        return route(new TableId(schema, "")).schema();
    }

    private Optional<Matcher> deciding(TableId source) {
        if (source.schema().isEmpty()) {
            return Optional.empty();
        }
        return only(tableRules.stream().filter(m -> m.matches(source)).toList(), source)
                .or(() -> ofSchema(source));
    }

    private Optional<Matcher> ofSchema(TableId source) {
        return only(
                schemaRules.stream().filter(m -> m.schema().matches(source.schema())).toList(),
                source);
    }

    private static Optional<Matcher> only(List<Matcher> matching, TableId source) {
        if (matching.size() > 1) {
            throw new MigrationException(
                    ErrorCode.GEN_TABLE_ROUTER,
                    source.quoted() + " matches more than one route rule: " + names(matching));
        }
        return matching.stream().findFirst();
    }

    private static String names(List<Matcher> matching) {
        return String.join(", ", matching.stream().map(m -> m.rule().name()).toList());
    }

    private static TableId target(RouteRule rule, TableId source) {
        boolean keepsName = source.table().isEmpty() || rule.targetTable().isEmpty();
        return new TableId(rule.targetSchema(), keepsName ? source.table() : rule.targetTable());
    }

    /** A rule and its patterns; no table pattern makes it one for schemas. */
    private record Matcher(
            RouteRule rule, NamePattern schema, NamePattern table, Extractor extractor) {

        static Matcher of(RouteRule rule, CaseSensitivity caseSensitivity) {
            if (rule.schemaPattern().isEmpty() || rule.targetSchema().isEmpty()) {
                throw bad(rule, "schema-pattern and target-schema must not be empty");
            }
            try {
                return new Matcher(
                        rule,
                        NamePattern.of(rule.schemaPattern(), caseSensitivity),
                        rule.tablePattern().isEmpty()
                                ? null
                                : NamePattern.of(rule.tablePattern(), caseSensitivity),
                        Extractor.of(rule));
            } catch (BadPatternException e) {
                throw bad(rule, e.getMessage());
            }
        }

        private static MigrationException bad(RouteRule rule, String why) {
            return new MigrationException(
                    ErrorCode.CONFIG_GEN_TABLE_ROUTER, "route rule " + rule.name() + ": " + why);
        }

        boolean matches(TableId source) {
            return !source.table().isEmpty()
                    && schema.matches(source.schema())
                    && table.matches(source.table());
        }
    }
}
