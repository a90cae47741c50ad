package io.flinkdm.submit.cluster;

/** Tells which task manager reads a source: what DM calls the worker. Stateless. */
public final class Workers {

    private Workers() {}

    /** Resource id of the task manager, {@code ""} when the source is not placed. */
    public static String of(FlinkRest cluster, JobView job, String sourceId) {
        return job.sourceVertex(sourceId)
                .map(vertexId -> cluster.taskManager(job.id(), vertexId))
                .orElse("");
    }
}
