package io.flinkdm.submit.explain.live;

import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import io.flinkdm.udf.rules.UpstreamRules.Applied;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of a source's tables the rules take, and which fall between them. Confined to one report.
 */
final class SourceCoverage {

    private final RuleDefinitions definitions;
    private final UpstreamRules rules;
    private final Session session;
    private final List<LiveTable> migrated = new ArrayList<>();
    private final List<TableId> leftOut = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    /**
     * @param tables all tables of the schemas that the lists let pass
     */
    SourceCoverage(RuleDefinitions definitions, Session session, List<SourceStructure> tables) {
        this.definitions = definitions;
        this.session = session;
        rules = UpstreamRules.compile(definitions);
        tables.forEach(this::look);
        findUnlisted();
        findUnrouted();
        findIdleRules();
        if (migrated.isEmpty()) {
            problems.add(new Finding(definitions.sourceId(), "no table is migrated"));
        }
    }

    List<LiveTable> migrated() {
        return migrated;
    }

    List<Finding> problems() {
        return problems;
    }

    /** What does no harm but may not be meant. */
    List<Finding> notes() {
        return notes;
    }

    private void look(SourceStructure table) {
        if (!rules.allows(table.table())) {
            leftOut.add(table.table());
            return;
        }
        try {
            migrated.add(migrated(table));
        } catch (MigrationException e) {
            problems.add(finding(table.table(), e.text()));
        }
    }

    private LiveTable migrated(SourceStructure table) {
        Applied applied = rules.rulesFor(table.table());
        if (!applied.expressionFilters().isEmpty()) {
            rules.expressions(table.table(), table.schema(), session)
                    .warnings()
                    .forEach(warning -> notes.add(finding(table.table(), warning)));
        }
        return new LiveTable(
                new SourceTable(definitions.sourceId(), table.table()),
                table.schema(),
                rules.target(table.table()),
                rules.extracted(table.table()),
                applied);
    }

    /** A table beside those of do-tables was perhaps forgotten; one of ignore-tables was not. */
    private void findUnlisted() {
        Set<String> included = schemas(migrated);
        UpstreamRules ignoring = withoutDoTables();
        boolean byName = !definitions.allow().doDbs().isEmpty();
        for (TableId table : leftOut) {
            if (ignoring.allows(table) && (byName || included.contains(table.schema()))) {
                problems.add(finding(table, "no do-tables entry matches; it is not migrated"));
            }
        }
    }

    private UpstreamRules withoutDoTables() {
        return UpstreamRules.compile(
                new RuleDefinitions(
                        definitions.sourceId(),
                        definitions.caseSensitivity(),
                        new BlockAllowRules(
                                definitions.allow().doDbs(),
                                definitions.allow().ignoreDbs(),
                                List.of(),
                                definitions.allow().ignoreTables()),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private void findUnrouted() {
        Set<String> routed =
                schemas(migrated.stream().filter(t -> t.rules().route().isPresent()).toList());
        for (LiveTable table : migrated) {
            TableId id = table.source().table();
            if (table.rules().route().isEmpty() && routed.contains(id.schema())) {
                problems.add(
                        finding(
                                id,
                                "no route matches, unlike other tables of its schema;"
                                        + " it keeps its name"));
            }
        }
    }

    private static Set<String> schemas(List<LiveTable> tables) {
        Set<String> schemas = new HashSet<>();
        tables.forEach(table -> schemas.add(table.source().table().schema()));
        return schemas;
    }

    private void findIdleRules() {
        Set<String> busy = new HashSet<>();
        for (LiveTable table : migrated) {
            table.rules().route().ifPresent(busy::add);
            busy.addAll(table.rules().filters());
            busy.addAll(table.rules().expressionFilters());
        }
        definitions.routes().forEach(rule -> noteIdle("route rule ", rule.name(), busy));
        definitions.filters().forEach(rule -> noteIdle("filter rule ", rule.name(), busy));
        definitions
                .expressionFilters()
                .forEach(rule -> noteIdle("expression-filter ", rule.name(), busy));
    }

    private void noteIdle(String kind, String name, Set<String> busy) {
        if (!busy.contains(name)) {
            notes.add(new Finding(definitions.sourceId(), kind + name + " speaks of no table"));
        }
    }

    private Finding finding(TableId table, String text) {
        return new Finding(definitions.sourceId() + " " + table, text);
    }
}
