package io.flinkdm.submit.cluster;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One job as Flink tells it. Immutable.
 *
 * @param tasksUp whether every task of the job runs or has finished
 * @param vertices the operators' chains in Flink's order
 */
public record JobView(
        String id, JobState state, boolean tasksUp, long startedAtMs, List<Vertex> vertices) {

    public JobView {
        vertices = List.copyOf(vertices);
    }

    /** The id of the chain that begins with the source; empty when the job has no such source. */
    public Optional<String> sourceVertex(String sourceId) {
        return vertex("\\bsource " + Pattern.quote(sourceId) + "(?= ->|$)");
    }

    /** The id of the chain of the writers. */
    public Optional<String> writersVertex() {
        return vertex("^TiDB writers\\b");
    }

    private Optional<String> vertex(String name) {
        Pattern operator = Pattern.compile(name);
        return vertices.stream()
                .filter(vertex -> operator.matcher(vertex.name()).find())
                .findFirst()
                .map(Vertex::id);
    }

    /** A chain of operators. */
    public record Vertex(String id, String name) {}
}
