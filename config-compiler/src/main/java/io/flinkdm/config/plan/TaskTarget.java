package io.flinkdm.config.plan;

import java.util.Objects;

/**
 * What a task file says without its sources' files: the task's name and where it goes. Immutable.
 */
public record TaskTarget(String task, String metaSchema, TargetPlan target) {

    public TaskTarget {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(metaSchema, "metaSchema");
        Objects.requireNonNull(target, "target");
    }
}
