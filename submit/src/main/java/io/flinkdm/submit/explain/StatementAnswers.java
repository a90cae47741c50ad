package io.flinkdm.submit.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flinkdm.udf.ddl.Operation;
import io.flinkdm.udf.ddl.OperationKind;
import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementFilter.Decision;
import io.flinkdm.udf.ddl.StatementFilter.Verdict;
import io.flinkdm.udf.ddl.StatementKind.Effect;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.ddl.tree.StatementPart;
import io.flinkdm.udf.ddl.tree.StatementSplitter;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.rules.UpstreamRules;
import java.util.List;
import java.util.Set;

/** What becomes of statements of one source. Immutable. */
final class StatementAnswers {

    private final UpstreamRules rules;
    private final StatementReader reader = new StatementReader(Set.of());
    private final StatementSplitter splitter = new StatementSplitter(Set.of());

    StatementAnswers(UpstreamRules rules) {
        this.rules = rules;
    }

    ObjectNode answer(String sql, String defaultSchema) {
        requireNoRows(reader.read(sql), defaultSchema);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode statements = answer.putArray("statements");
        List<StatementPart> parts = splitter.divide(sql, defaultSchema);
        List<Decision> decisions =
                rules.statements()
                        .decide(parts.stream().map(StatementPart::operation).toList(), sql);
        for (int i = 0; i < parts.size(); i++) {
            describe(parts.get(i), decisions.get(i), statements.addObject());
        }
        return answer;
    }

    /** DML stands in the binlog as text only in statement format. */
    private void requireNoRows(Statement statement, String defaultSchema) {
        boolean migrated =
                statement.kind().effect() == Effect.ROWS
                        && (statement.tables().isEmpty()
                                || statement.tables().stream()
                                        .anyMatch(t -> rules.allows(t.in(defaultSchema))));
        if (migrated) {
            throw new MigrationException(
                    ErrorCode.SYNC_UNIT_DML_STATEMENT_FOUND,
                    "row changes of a migrated table stand in the binlog as a statement");
        }
    }

    private void describe(StatementPart part, Decision decision, ObjectNode out) {
        Operation operation = part.operation();
        boolean unread = operation.kind() == OperationKind.UNREADABLE;
        out.put("kind", unread ? "" : operation.kind().event().label());
        ArrayNode tables = out.putArray("tables");
        if (!unread) {
            operation.subjects().forEach(subject -> tables.add(name(subject)));
        }
        out.put("action", action(decision.verdict()));
        if (decision.verdict() == Verdict.RUN) {
            putSql(part, out);
        } else if (unread && decision.rule().isEmpty()) {
            out.put("error", "the statement cannot be read");
        }
    }

    /** What the target takes of it depends on the table's structure, which is not known here. */
    private void putSql(StatementPart part, ObjectNode out) {
        boolean selects =
                part.alone() instanceof DdlStatement.CreateTable create
                        && !create.query().isEmpty();
        if (selects) {
            out.put("action", "error")
                    .put(
                            "error",
                            "CREATE TABLE … SELECT reads tables that the target may not have");
            return;
        }
        try {
            out.put("sql", part.print(rules.router()::route));
        } catch (MigrationException e) {
            out.put("action", "error").put("error", e.text());
        }
    }

    private static String action(Verdict verdict) {
        return switch (verdict) {
            case RUN -> "do";
            case NOT_MIGRATED, IGNORED -> "ignore";
            case ERROR -> "error";
        };
    }

    private static String name(TableId id) {
        return id.table().isEmpty() ? id.schema() : id.schema() + "." + id.table();
    }
}
