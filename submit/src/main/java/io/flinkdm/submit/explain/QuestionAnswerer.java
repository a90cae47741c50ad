package io.flinkdm.submit.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.submit.explain.value.BadValueException;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.expression.compiler.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers questions about a plan, one JSON line each, without any database. A question that cannot
 * be answered gets an error for an answer. One thread at a time.
 */
public final class QuestionAnswerer {

    private final Map<String, SourceAnswers> sources = new LinkedHashMap<>();

    /**
     * Where the task names no time zone, expressions read a TIMESTAMP in UTC here: the target's
     * zone is not known.
     *
     * @throws MigrationException when a rule cannot be compiled
     */
    public QuestionAnswerer(MigrationPlan plan, InstantSource clock) {
        Session session = new Session(plan.zone().orElse(ZoneOffset.UTC), clock);
        for (SourcePlan source : plan.sources()) {
            sources.put(source.sourceId(), new SourceAnswers(source.definitions(), session));
        }
    }

    /** Answers line by line, also one who waits for each answer; blank lines are no questions. */
    public void answerAll(BufferedReader questions, PrintWriter out) throws IOException {
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            if (!line.isBlank()) {
                out.println(answer(line));
            }
            if (!questions.ready()) {
                out.flush();
            }
        }
        out.flush();
    }

    /** The answer as one line of JSON. */
    public String answer(String line) {
        try {
            return answer(Question.parse(line)).toString();
        } catch (BadValueException e) {
            return error(ErrorCode.QUESTION_UNREADABLE, e.getMessage()).toString();
        } catch (MigrationException e) {
            return error(e.code(), e.text()).toString();
        }
    }

    private ObjectNode answer(Question question) {
        SourceAnswers source = source(question.text("source"));
        if (question.has("change") || question.has("columns")) {
            return source.row(question);
        }
        if (question.has("event")) {
            return source.event(question);
        }
        return question.has("sql") ? source.statement(question) : source.table(question);
    }

    private SourceAnswers source(String id) {
        SourceAnswers source = sources.get(id);
        if (source == null) {
            throw Question.unreadable(
                    "the task has no source "
                            + id
                            + ", it has "
                            + String.join(", ", sources.keySet()));
        }
        return source;
    }

    private static ObjectNode error(ErrorCode code, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("error").put("code", code.number()).put("message", message);
        return answer;
    }
}
