package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.NotedStart;
import io.flinkdm.job.meta.StartTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Keeps the place to read a source's binlog from on the target, from before the first row until a
 * checkpoint knows it. So a job that has failed in between, or one that is started in its stead,
 * begins at the same place, on the same server. An older place than necessary does no harm: what is
 * repeated is written so that it changes nothing. Blocks; called off the main thread.
 */
final class KeptStart {

    private final MigrationPlan plan;
    private final SourcePlan source;

    KeptStart(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
    }

    /** Whether the start needs keeping: one that the task names is there again. */
    boolean needed() {
        return plan.startTime() == null && (plan.mode().loads() || source.start() == null);
    }

    /** What an enumerator before this one has kept. */
    Optional<NotedStart> find() {
        return OnTarget.ask(plan, "looking for the start kept", this::find);
    }

    private Optional<NotedStart> find(Connection target) throws SQLException {
        return StartTable.find(target, plan.metaSchema(), plan.task(), source.sourceId());
    }

    /** What is kept from now on: this start, or one that another enumerator has kept before. */
    NotedStart keep(NotedStart start) {
        return OnTarget.ask(
                plan,
                "keeping the start",
                target -> {
                    StartTable.ensure(target, plan.metaSchema(), plan.task());
                    StartTable.putFirst(
                            target, plan.metaSchema(), plan.task(), source.sourceId(), start);
                    return find(target).orElse(start);
                });
    }

    /** A checkpoint knows the start now. */
    boolean forget() {
        return OnTarget.ask(
                plan,
                "removing the start kept",
                target ->
                        StartTable.remove(
                                target, plan.metaSchema(), plan.task(), source.sourceId()));
    }
}
