package io.flinkdm.submit.cluster;

import java.util.List;

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

    /** A chain of operators. */
    public record Vertex(String id, String name) {}
}
