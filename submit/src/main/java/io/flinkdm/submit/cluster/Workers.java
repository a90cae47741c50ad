package io.flinkdm.submit.cluster;

import io.flinkdm.submit.cluster.JobView.Vertex;
import java.util.regex.Pattern;

/** Tells which task manager reads a source: what DM calls the worker. Stateless. */
public final class Workers {

    private Workers() {}

    /** Resource id of the task manager, {@code ""} when the source is not placed. */
    public static String of(FlinkRest cluster, JobView job, String sourceId) {
        Pattern operator = Pattern.compile("\\bsource " + Pattern.quote(sourceId) + "(?= ->|$)");
        return job.vertices().stream()
                .filter(vertex -> operator.matcher(vertex.name()).find())
                .findFirst()
                .map(Vertex::id)
                .map(vertexId -> cluster.taskManager(job.id(), vertexId))
                .orElse("");
    }
}
