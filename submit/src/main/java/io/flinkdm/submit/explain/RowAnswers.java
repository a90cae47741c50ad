package io.flinkdm.submit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flinkdm.submit.explain.value.ColumnTypes;
import io.flinkdm.submit.explain.value.RowValues;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.ChangeKind;
import io.flinkdm.udf.expression.ExpressionFilter;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.filter.BinlogEvent;
import io.flinkdm.udf.filter.FilterDecision;
import io.flinkdm.udf.filter.FilterDecision.Action;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether changed rows of one source are left out: by the block-allow list, by the event filter, by
 * an expression, in the order in which the job asks them. One thread at a time.
 */
final class RowAnswers {

    private static final String LISTS = "block-allow-list";
    private static final int MOST_KNOWN = 1_000;

    private final UpstreamRules rules;
    private final Session session;
    private final Map<JsonNode, TableSchema> schemas = new HashMap<>();
    private final Map<Structure, ExpressionFilter> filters = new HashMap<>();

    RowAnswers(UpstreamRules rules, Session session) {
        this.rules = rules;
        this.session = session;
    }

    /** A table as a question describes it. */
    private record Structure(TableId table, TableSchema schema) {}

    ObjectNode answer(Question question) {
        TableId table = question.table();
        if (table.table().isEmpty()) {
            throw Question.unreadable("the field table is missing");
        }
        Optional<String> by = droppedBy(question, table, kind(question.text("change")));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("filtered", by.isPresent());
        by.ifPresent(rule -> answer.put("by", rule));
        return answer;
    }

    private Optional<String> droppedBy(Question question, TableId table, ChangeKind kind) {
        TableSchema schema = schema(question.array("columns"));
        Row before = kind == ChangeKind.INSERT ? null : row(question, "before", schema);
        Row after = kind == ChangeKind.DELETE ? null : row(question, "after", schema);
        if (!rules.allows(table)) {
            return Optional.of(LISTS);
        }
        FilterDecision decision = rules.decide(table, BinlogEvent.valueOf(kind.name()));
        if (decision.action() == Action.ERROR) {
            throw new MigrationException(
                    ErrorCode.SYNCER_UNIT_BINLOG_EVENT_FILTER,
                    "filter rule " + decision.rule() + " stops the task at this change");
        }
        if (decision.action() == Action.IGNORE) {
            return Optional.of(decision.rule());
        }
        ExpressionFilter filter = filter(new Structure(table, schema));
        return filter.isEmpty()
                ? Optional.empty()
                : filter.droppedBy(kind, extended(table, before), extended(table, after));
    }

    private Row extended(TableId table, Row row) {
        return rules.extracted(table).extend(row);
    }

    private ExpressionFilter filter(Structure of) {
        if (filters.size() > MOST_KNOWN) {
            filters.clear();
        }
        return filters.computeIfAbsent(of, s -> rules.expressions(s.table(), s.schema(), session));
    }

    private static ChangeKind kind(String change) {
        switch (change.toLowerCase(Locale.ROOT)) {
            case "insert":
                return ChangeKind.INSERT;
            case "update":
                return ChangeKind.UPDATE;
            case "delete":
                return ChangeKind.DELETE;
            default:
                throw Question.unreadable("change must be insert, update or delete");
        }
    }

    private static Row row(Question question, String field, TableSchema schema) {
        return RowValues.row(schema, question.array(field));
    }

    private TableSchema schema(JsonNode columns) {
        if (schemas.size() > MOST_KNOWN) {
            schemas.clear();
        }
        return schemas.computeIfAbsent(columns, RowAnswers::read);
    }

    private static TableSchema read(JsonNode columns) {
        List<Column> read = new ArrayList<>();
        for (JsonNode column : columns) {
            String name = column.path("name").asText("");
            String type = column.path("type").asText("");
            if (name.isEmpty() || type.isEmpty()) {
                throw Question.unreadable("each of columns has a name and a type");
            }
            boolean unsigned = column.path("unsigned").asBoolean(false);
            read.add(
                    new Column(
                            name,
                            ColumnTypes.parse(
                                    unsigned ? type + " unsigned" : type,
                                    column.path("charset").asText("").toLowerCase(Locale.ROOT),
                                    column.path("collation").asText("").toLowerCase(Locale.ROOT)),
                            true,
                            false));
        }
        return new TableSchema(read, List.of());
    }
}
