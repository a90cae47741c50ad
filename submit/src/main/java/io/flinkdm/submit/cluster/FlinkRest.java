package io.flinkdm.submit.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the commands ask of Flink's REST interface. Every method throws a {@link MigrationException}
 * of code 48001 that names the address when nothing answers there. Thread-safe.
 */
public final class FlinkRest {

    private static final Pattern FILTERED_ROWS = Pattern.compile(".*\\.rule\\.(.+)\\.filteredRows");

    private static final Pattern MISSING_ROWS = Pattern.compile(".*\\.table\\.(.+)\\.missingRows");

    private static final Set<String> UP = Set.of("RUNNING", "FINISHED");
    private static final int DEFAULT_PORT = 8081;

    private final URI address;
    private final RestClient client;

    /** {@code address} is {@code http://host:port} or {@code host:port}. */
    public FlinkRest(String address) {
        this.address = parse(address);
        this.client = new RestClient(this.address);
    }

    public String url() {
        return address.toString();
    }

    public String host() {
        return address.getHost();
    }

    public int port() {
        return address.getPort();
    }

    public List<JobOverview> jobs() {
        List<JobOverview> jobs = new ArrayList<>();
        for (JsonNode job : known(client.get("/jobs/overview"), "jobs").path("jobs")) {
            jobs.add(
                    new JobOverview(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            JobState.valueOf(job.path("state").asText()),
                            job.path("start-time").asLong()));
        }
        return jobs;
    }

    /** Empty when the cluster does not know the job, or no longer; also for the id {@code ""}. */
    public Optional<JobView> job(String jobId) {
        return jobId.isEmpty()
                ? Optional.empty()
                : client.get("/jobs/" + jobId).map(FlinkRest::jobView);
    }

    /** The latest failure with its stack trace; {@code ""} when there was none. */
    public String latestFailure(String jobId) {
        JsonNode answer =
                client.get("/jobs/" + jobId + "/exceptions?maxExceptions=1")
                        .orElse(JsonNodeFactory.instance.objectNode());
        String latest =
                answer.path("exceptionHistory")
                        .path("entries")
                        .path(0)
                        .path("stacktrace")
                        .asText("");
        return latest.isEmpty() ? answer.path("root-exception").asText("") : latest;
    }

    /**
     * The newer of the job's latest checkpoint and latest savepoint that still exist. Of a job that
     * has finished only a savepoint does: Flink then deletes its checkpoints. The answer may be
     * some seconds old.
     */
    public Optional<RestartPoint> latestRestartPoint(JobView job) {
        boolean finished = job.state() == JobState.FINISHED;
        return client.get("/jobs/" + job.id() + "/checkpoints").stream()
                .map(answer -> answer.path("latest"))
                .flatMap(latest -> Stream.of(latest.path("completed"), latest.path("savepoint")))
                .filter(point -> !point.path("discarded").asBoolean())
                .filter(point -> !finished || point.path("is_savepoint").asBoolean())
                .filter(point -> point.path("external_path").asText().contains("/"))
                .map(FlinkRest::restartPoint)
                .max(Comparator.comparingLong(RestartPoint::takenAtMs));
    }

    /** Begins a stop with savepoint and gives its trigger id. */
    public String stopWithSavepoint(String jobId, String directory) {
        String body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("targetDirectory", directory)
                        .put("drain", false)
                        .put("formatType", "CANONICAL")
                        .toString();
        return known(client.post("/jobs/" + jobId + "/stop", body), "job " + jobId)
                .path("request-id")
                .asText();
    }

    public SavepointProgress savepoint(String jobId, String triggerId) {
        JsonNode answer =
                known(
                        client.get("/jobs/" + jobId + "/savepoints/" + triggerId),
                        "savepoint " + triggerId);
        if (!"COMPLETED".equals(answer.path("status").path("id").asText())) {
            return SavepointProgress.UNDER_WAY;
        }
        JsonNode operation = answer.path("operation");
        return new SavepointProgress(
                true,
                operation.path("location").asText(""),
                operation.path("failure-cause").path("stack-trace").asText(""));
    }

    public void cancel(String jobId) {
        known(client.patch("/jobs/" + jobId + "?mode=cancel"), "job " + jobId);
    }

    /** The cluster's configuration as its job manager has it. */
    public Map<String, String> configuration() {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode entry : known(client.get("/jobmanager/config"), "configuration")) {
            values.put(entry.path("key").asText(), entry.path("value").asText());
        }
        return values;
    }

    /** The task manager that runs the first subtask of a vertex; {@code ""} when none does. */
    public String taskManager(String jobId, String vertexId) {
        return client.get("/jobs/" + jobId + "/vertices/" + vertexId)
                .map(vertex -> vertex.path("subtasks").path(0).path("taskmanager-id").asText(""))
                .filter(id -> !id.startsWith("("))
                .orElse("");
    }

    /**
     * How many rows each rule of a source has left out since its job began to run, by the rule's
     * name as Flink writes it in metrics; rules that have left out none are missing.
     *
     * @param vertexId the chain of the source
     */
    public Map<String, Long> filteredRows(String jobId, String vertexId) {
        return sums(jobId, vertexId, FILTERED_ROWS);
    }

    /**
     * How many rows that were to be changed or deleted the target did not have, by the table's name
     * as Flink writes it in metrics; tables without any are missing.
     *
     * @param vertexId the chain of the writers
     */
    public Map<String, Long> missingRows(String jobId, String vertexId) {
        return sums(jobId, vertexId, MISSING_ROWS);
    }

    /** The metrics whose ids match, added up over subtasks, by the pattern's group. */
    private Map<String, Long> sums(String jobId, String vertexId, Pattern ids) {
        String metrics = "/jobs/" + jobId + "/vertices/" + vertexId + "/subtasks/metrics";
        List<String> found = new ArrayList<>();
        for (JsonNode metric : client.get(metrics).orElse(MissingNode.getInstance())) {
            if (ids.matcher(metric.path("id").asText()).matches()) {
                found.add(metric.path("id").asText());
            }
        }
        return found.isEmpty() ? Map.of() : sums(metrics, found, ids);
    }

    private Map<String, Long> sums(String metrics, List<String> found, Pattern ids) {
        String asked = URLEncoder.encode(String.join(",", found), StandardCharsets.UTF_8);
        Map<String, Long> rows = new TreeMap<>();
        for (JsonNode metric :
                client.get(metrics + "?agg=sum&get=" + asked).orElse(MissingNode.getInstance())) {
            Matcher name = ids.matcher(metric.path("id").asText());
            if (name.matches()) {
                rows.put(name.group(1), metric.path("sum").asLong());
            }
        }
        return rows;
    }

    private static JobView jobView(JsonNode job) {
        List<JobView.Vertex> vertices = new ArrayList<>();
        boolean tasksUp = true;
        for (JsonNode vertex : job.path("vertices")) {
            vertices.add(
                    new JobView.Vertex(vertex.path("id").asText(), vertex.path("name").asText()));
            for (Map.Entry<String, JsonNode> count : vertex.path("tasks").properties()) {
                tasksUp &= count.getValue().asInt() == 0 || UP.contains(count.getKey());
            }
        }
        return new JobView(
                job.path("jid").asText(),
                JobState.valueOf(job.path("state").asText()),
                tasksUp,
                job.path("start-time").asLong(),
                vertices);
    }

    private static RestartPoint restartPoint(JsonNode point) {
        return new RestartPoint(
                point.path("external_path").asText(), point.path("latest_ack_timestamp").asLong());
    }

    private JsonNode known(Optional<JsonNode> answer, String what) {
        return answer.orElseThrow(
                () ->
                        new MigrationException(
                                ErrorCode.INTERNAL,
                                "Flink at " + address + " does not know " + what));
    }

    private static URI parse(String address) {
        String full = address.contains("://") ? address : "http://" + address;
        try {
            URI uri = URI.create(full);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("no host");
            }
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            return URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port);
        } catch (IllegalArgumentException e) {
            throw new MigrationException(
                    ErrorCode.CTL_CONNECT,
                    "'" + address + "' is not an address like http://host:8081",
                    e);
        }
    }
}
