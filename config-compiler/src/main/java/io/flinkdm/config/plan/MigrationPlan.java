package io.flinkdm.config.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A task, compiled: every default filled in, every reference resolved. Immutable.
 *
 * @param timeZone session time zone as the task names it; {@code ""} when not given
 * @param ignoredChecks {@code ignore-checking-items}
 */
public record MigrationPlan(
        String task,
        TaskMode mode,
        String metaSchema,
        String timeZone,
        TargetPlan target,
        List<SourcePlan> sources,
        DdlPlan ddl,
        List<String> ignoredChecks)
        implements Serializable {

    public MigrationPlan {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(metaSchema, "metaSchema");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(ddl, "ddl");
        sources = List.copyOf(sources);
        ignoredChecks = List.copyOf(ignoredChecks);
    }

    /** With the usual treatment of changes of structure. */
    public MigrationPlan(
            String task,
            TaskMode mode,
            String metaSchema,
            String timeZone,
            TargetPlan target,
            List<SourcePlan> sources) {
        this(task, mode, metaSchema, timeZone, target, sources, DdlPlan.DEFAULT, List.of());
    }
}
