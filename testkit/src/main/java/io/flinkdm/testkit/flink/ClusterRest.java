package io.flinkdm.testkit.flink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a cluster's REST interface; an answer that does not come is an empty one. Immutable. */
public final class ClusterRest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TASKS = Pattern.compile("\"tasks\":\\{[^}]*}");
    private static final Pattern NOT_RUNNING =
            Pattern.compile("\"(?!RUNNING|FINISHED)[A-Z]+\":[1-9]");

    private final String address;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public ClusterRest(String address) {
        this.address = address;
    }

    /** The body of a successful answer. */
    public Optional<String> get(String path) {
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(URI.create(address + path))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return Optional.of(response)
                    .filter(answer -> answer.statusCode() == 200)
                    .map(HttpResponse::body);
        } catch (IOException down) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** How many slots the registered TaskManagers have; -1 while no JobManager answers. */
    public int slots() {
        return field("/overview", "\"slots-total\":(\\d+)").map(Integer::parseInt).orElse(-1);
    }

    /** The resource ids of the registered TaskManagers; none while no JobManager answers. */
    public Set<String> taskManagers() {
        return get("/taskmanagers").map(ID::matcher).stream()
                .flatMap(Matcher::results)
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** The state Flink shows for a job; empty when it is unknown. */
    public Optional<String> jobState(String jobId) {
        return field("/jobs/" + jobId, "\"state\":\"([A-Z_]+)\"");
    }

    /** Whether a job runs with all of its tasks. */
    public boolean isRunning(String jobId) {
        String answer = get("/jobs/" + jobId).orElse("");
        List<String> counts = TASKS.matcher(answer).results().map(MatchResult::group).toList();
        return jobState(jobId).equals(Optional.of("RUNNING"))
                && !counts.isEmpty()
                && counts.stream().noneMatch(tasks -> NOT_RUNNING.matcher(tasks).find());
    }

    /** How many records the step whose name holds that text has received so far. */
    public long recordsInto(String jobId, String step) {
        return field(
                        "/jobs/" + jobId,
                        "\"name\":\"[^\"]*" + step + "[^\"]*\".*?\"read-records\":(\\d+)")
                .map(Long::parseLong)
                .orElse(0L);
    }

    /**
     * A metric of an operator, added up over the subtasks of the step whose name holds that text.
     */
    public long metric(String jobId, String step, String operatorMetric) {
        return field("/jobs/" + jobId, "\"id\":\"([0-9a-f]+)\",[^{}]*\"name\":\"[^\"]*" + step)
                .map(vertex -> "/jobs/" + jobId + "/vertices/" + vertex + "/subtasks/metrics")
                .flatMap(
                        metrics ->
                                field(
                                        metrics + "?agg=sum&get=" + operatorMetric,
                                        "\"sum\":([0-9.E]+)"))
                .map(sum -> (long) Double.parseDouble(sum))
                .orElse(0L);
    }

    /** What an accumulator of a job that has ended came to; 0 when there is none. */
    public long accumulator(String jobId, String name) {
        return field(
                        "/jobs/" + jobId + "/accumulators",
                        "\"name\":\"" + name + "\"[^{}]*\"value\":\"(\\d+)\"")
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** When the job last entered a state, in milliseconds since 1970; 0 when it never did. */
    public long timestamp(String jobId, String state) {
        return field("/jobs/" + jobId, "\"timestamps\":\\{[^}]*\"" + state + "\":(\\d+)")
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** The failures a job went through, as Flink tells them; empty when there were none. */
    public Optional<String> failures(String jobId) {
        return get("/jobs/" + jobId + "/exceptions")
                .filter(answer -> answer.contains("\"exceptionName\""));
    }

    private Optional<String> field(String path, String pattern) {
        return get(path)
                .map(Pattern.compile(pattern)::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1));
    }
}
