package io.flinkdm.config.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A task, compiled: every default filled in, every reference resolved. Immutable.
 *
 * @param timeZone session time zone as the task names it; {@code ""} when not given
 */
public record MigrationPlan(
        String task,
        TaskMode mode,
        String metaSchema,
        String timeZone,
        TargetPlan target,
        List<SourcePlan> sources)
        implements Serializable {

    public MigrationPlan {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(metaSchema, "metaSchema");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(target, "target");
        sources = List.copyOf(sources);
    }
}
