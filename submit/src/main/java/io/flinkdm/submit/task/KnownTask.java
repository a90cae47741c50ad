package io.flinkdm.submit.task;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TargetPlan;
import io.flinkdm.config.plan.TaskTarget;
import java.util.List;
import java.util.Optional;

/**
 * A task as far as it is known here. Immutable.
 *
 * @param plan empty for a task met only in the registry of a target
 */
public record KnownTask(
        String name, String metaSchema, TargetPlan target, Optional<MigrationPlan> plan) {

    public static KnownTask of(MigrationPlan plan) {
        return new KnownTask(plan.task(), plan.metaSchema(), plan.target(), Optional.of(plan));
    }

    static KnownTask of(TaskTarget file) {
        return new KnownTask(file.task(), file.metaSchema(), file.target(), Optional.empty());
    }

    /** The same task with {@code --start-time}; its files have to be known. */
    public KnownTask startingAt(String time) {
        return of(plan.orElseThrow().startingAt(time));
    }

    /** The same task with {@code --source-connector}; its files have to be known. */
    public KnownTask readBy(String connector) {
        return of(plan.orElseThrow().readBy(connector));
    }

    /** Ids of its sources; none when its files are not known. */
    public List<String> sourceIds() {
        return sources().stream().map(SourcePlan::sourceId).sorted().toList();
    }

    /** Its sources; none when its files are not known. */
    public List<SourcePlan> sources() {
        return plan.map(MigrationPlan::sources).orElse(List.of());
    }
}
