package io.flinkdm.udf.rules;

import io.flinkdm.udf.ddl.StatementFilter;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.expression.ExpressionFilter;
import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BinlogEvent;
import io.flinkdm.udf.filter.BinlogEventFilter;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.FilterDecision;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.route.ExtractedColumns;
import io.flinkdm.udf.route.TableRouter;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one source, compiled. The job decides by it and {@code explain} answers by it, so
 * that both always agree. Every name asked about is an upstream name. Nothing is remembered between
 * questions: whoever asks for every row keeps the answers of a table. Immutable.
 */
public final class UpstreamRules {

    private final String sourceId;
    private final BlockAllowList allow;
    private final BinlogEventFilter filter;
    private final TableRouter router;
    private final List<ExpressionRule> expressionRules;

    private UpstreamRules(RuleDefinitions rules) {
        sourceId = rules.sourceId();
        allow = BlockAllowList.compile(rules.allow(), rules.caseSensitivity());
        filter = BinlogEventFilter.compile(rules.filters(), rules.caseSensitivity());
        router = TableRouter.compile(rules.routes(), rules.caseSensitivity());
        expressionRules = rules.expressionFilters();
    }

    /**
     * @throws MigrationException when a rule cannot be read
     */
    public static UpstreamRules compile(RuleDefinitions rules) {
        return new UpstreamRules(rules);
    }

    /** Whether it is migrated; a table without a name is its schema. */
    public boolean allows(TableId table) {
        return table.table().isEmpty() ? allow.allowsSchema(table.schema()) : allow.allows(table);
    }

    /**
     * Where it goes; of a table without a name only the schema counts.
     *
     * @throws MigrationException 11043 when two routes speak of it
     */
    public TableId target(TableId table) {
        return router.route(table);
    }

    /**
     * What its route adds to every row.
     *
     * @throws MigrationException 11043 when two routes speak of it
     */
    public ExtractedColumns extracted(TableId table) {
        return router.extract(new SourceTable(sourceId, table));
    }

    /** What the event filter makes of the rows that an event of that kind holds. */
    public FilterDecision decide(TableId table, BinlogEvent event) {
        return decide(table, event, "");
    }

    /**
     * As {@link #decide(TableId, BinlogEvent)} for one operation of a statement.
     *
     * @param sql the whole statement
     */
    public FilterDecision decide(TableId table, BinlogEvent event, String sql) {
        return filter.decide(table, event, sql);
    }

    /**
     * The expressions over a table's rows.
     *
     * @param schema the upstream structure, without extracted columns: those are added here, so the
     *     rows asked about need them too
     * @throws MigrationException 20041 when an expression cannot be evaluated exactly, 11043 when
     *     two routes speak of the table
     */
    public ExpressionFilter expressions(TableId table, TableSchema schema, Session session) {
        return ExpressionFilter.compile(
                expressionRules, table, extracted(table).extend(schema), session);
    }

    /** What becomes of the operations of a statement. */
    public StatementFilter statements() {
        return new StatementFilter(allow, filter);
    }

    public BlockAllowList allow() {
        return allow;
    }

    public TableRouter router() {
        return router;
    }

    /**
     * The names of the rules that speak of a table: its route, its event filters, its expressions.
     *
     * @throws MigrationException 11043 when two routes do
     */
    public Applied rulesFor(TableId table) {
        return new Applied(
                router.ruleFor(table),
                filter.rulesFor(table),
                expressionRules.stream()
                        .filter(rule -> rule.speaksOf(table))
                        .map(ExpressionRule::name)
                        .toList());
    }

    /** Names of rules, in the order in which they are asked. */
    public record Applied(
            Optional<String> route, List<String> filters, List<String> expressionFilters) {}
}
