package io.flinkdm.submit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.submit.command.DmCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The command {@code dm} as a user has it: with a home of its own, pointed at one cluster. */
final class Dm {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String SUB_TASK = "/sources/0/subTaskStatus/0";

    private final Map<String, String> environment;

    Dm(Path home, String flinkRest) {
        this.environment = Map.of("DM_HOME", home.toString(), "FLINK_REST", flinkRest);
    }

    Output run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                DmCommand.run(
                        words,
                        new HashMap<>(environment),
                        new PrintWriter(out),
                        new PrintWriter(err));
        return new Output(exit, out.toString(), err.toString());
    }

    /** The answer of a call that has to reach the servers. */
    JsonNode answer(String... words) {
        Output output = run(words);
        assertThat(output.exit()).as(output.err() + output.out()).isZero();
        return output.json();
    }

    /** The answer of a call that has to succeed on every source. */
    JsonNode done(String... words) {
        JsonNode answer = answer(words);
        assertThat(answer.findValuesAsText("result"))
                .as(String.join(" ", words) + "\n" + answer.toPrettyString())
                .containsOnly("true");
        return answer;
    }

    /** What a call about events or structures says of the task's one source, which must be soon. */
    JsonNode soon(String... words) {
        long start = System.nanoTime();
        JsonNode source = answer(words).at("/sources/0");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(String.join(" ", words))
                .isLessThan(SOON);
        return source;
    }

    /** The same of a call that has to succeed: its message. */
    String soonDone(String... words) {
        JsonNode source = soon(words);
        assertThat(source.path("result").asBoolean()).as(source.toPrettyString()).isTrue();
        return source.path("msg").asText();
    }

    JsonNode start(TaskOnDisk task, String... more) {
        return done(startWords(task, more));
    }

    /** Starts a task whose sources may fail at once. */
    JsonNode startAnyway(TaskOnDisk task, String... more) {
        return answer(startWords(task, more));
    }

    static String[] startWords(TaskOnDisk task, String... more) {
        Stream<String> sources =
                task.sources().stream().flatMap(file -> Stream.of("--source", file.toString()));
        return Stream.of(
                        Stream.of("start-task", task.file().toString()),
                        sources,
                        Arrays.stream(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    /** The sub-task of a task with one source. */
    JsonNode status(String task) {
        return answer("query-status", task).at(SUB_TASK);
    }

    /** False also while the servers do not answer. */
    boolean isSynced(String task) {
        Output output = run("query-status", task);
        return output.exit() == 0 && output.json().at(SUB_TASK + "/sync/synced").asBoolean();
    }

    record Output(int exit, String out, String err) {

        JsonNode json() {
            try {
                return MAPPER.readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError(out, e);
            }
        }
    }
}
