package io.flinkdm.submit.cluster;

import io.flinkdm.submit.cluster.JobView.Vertex;

/** Tells which task manager reads a source: what DM calls the worker. Stateless. */
public final class Workers {

    private Workers() {}

    /** Resource id of the task manager, {@code ""} when the source is not placed. */
    public static String of(FlinkRest cluster, JobView job, String sourceId) {
        return job.vertices().stream()
                .filter(vertex -> vertex.name().contains(sourceId))
                .findFirst()
                .map(Vertex::id)
                .map(vertexId -> cluster.taskManager(job.id(), vertexId))
                .orElse("");
    }
}
