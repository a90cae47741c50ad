package io.flinkdm.submit.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BinlogEvent;
import io.flinkdm.udf.filter.FilterDecision;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.route.ExtractedColumns;
import io.flinkdm.udf.rules.RuleDefinitions;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.Locale;

/** Answers questions about one source. One thread at a time. */
final class SourceAnswers {

    private final UpstreamRules rules;
    private final StatementAnswers statements;
    private final RowAnswers rows;

    SourceAnswers(RuleDefinitions definitions, Session session) {
        rules = UpstreamRules.compile(definitions);
        statements = new StatementAnswers(rules);
        rows = new RowAnswers(rules, session);
    }

    /** Whether a table or schema is migrated, and where to. */
    ObjectNode table(Question question) {
        return table(question.table());
    }

    private ObjectNode table(TableId table) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        boolean allowed = rules.allows(table);
        answer.put("allowed", allowed);
        if (!allowed) {
            return answer;
        }
        TableId target = rules.target(table);
        ObjectNode named = answer.putObject("target").put("schema", target.schema());
        if (!table.table().isEmpty()) {
            named.put("table", target.table());
            putExtracted(rules.extracted(table), answer.putObject("extracted"));
        }
        return answer;
    }

    private static void putExtracted(ExtractedColumns extracted, ObjectNode out) {
        for (int i = 0; i < extracted.names().size(); i++) {
            out.put(extracted.names().get(i), extracted.values().get(i));
        }
    }

    /** As {@link #table(Question)}, with what becomes of an event of that kind. */
    ObjectNode event(Question question) {
        TableId table = question.table();
        BinlogEvent event =
                BinlogEvent.of(question.text("event"))
                        .orElseThrow(() -> Question.unreadable("no such event"));
        ObjectNode answer = table(table);
        FilterDecision decision = rules.decide(table, event, question.textOr("sql", "").trim());
        String action = decision.action().label().toLowerCase(Locale.ROOT);
        return answer.put("action", rules.allows(table) ? action : "ignore");
    }

    /**
     * What becomes of each operation of a statement.
     *
     * @throws MigrationException 36014 for a change of migrated rows
     */
    ObjectNode statement(Question question) {
        return statements.answer(question.text("sql").trim(), question.text("schema"));
    }

    /** Whether a changed row is left out. */
    ObjectNode row(Question question) {
        return rows.answer(question);
    }
}
