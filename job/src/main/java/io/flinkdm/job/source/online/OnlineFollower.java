package io.flinkdm.job.source.online;

import io.flinkdm.config.plan.DdlPlan;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.online.OnlineDdl;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BinlogEventFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies each statement of a source to the structures and says what is migrated in its place: most
 * statements themselves, nothing for those on a tool's tables, and for the RENAME that ends a
 * schema change what had been done to the shadow table. Immutable.
 */
public final class OnlineFollower {

    private final OnlineTables tables;
    private final BinlogEventFilter filter;
    private final SchemaTracker plain;

    private OnlineFollower(OnlineTables tables, BinlogEventFilter filter, SchemaTracker plain) {
        this.tables = tables;
        this.filter = filter;
        this.plain = plain;
    }

    /**
     * @param filter the source's; its sql-patterns see the statements on shadow tables
     */
    public static OnlineFollower of(
            DdlPlan plan, BinlogEventFilter filter, ServerDefaults defaults) {
        return new OnlineFollower(
                OnlineTables.of(plan, defaults.lowerCaseNames()),
                filter,
                new SchemaTracker(defaults.withSqlMode(Set.of())));
    }

    public OnlineTables tables() {
        return tables;
    }

    /**
     * @param before the structures it meets
     * @param kept what the statements before it left
     * @throws MigrationException 44005 or 44006 when its effect cannot be told; 36044, 36045,
     *     36046, 36041, 20049 and 36068 when it is nothing that the tools do; 36015 when a filter
     *     says so
     */
    public Followed follow(SourceStatement statement, Structures before, KeptStatements kept) {
        Optional<OnlineDdl> online = tables.followed();
        return online.isEmpty()
                ? ordinary(statement, before, kept)
                : new StatementSteps(this, statement, before, kept).run(online.get());
    }

    /** It is not carried over, as an operator wants it; the structures are those behind it. */
    public Followed passOver(SourceStatement statement, Structures before, KeptStatements kept) {
        Structures after = statement.tracking().apply(statement.tree(), before);
        KeptStatements left = kept;
        for (var shadow : kept.statements().keySet()) {
            boolean gone = before.table(shadow).isPresent() && after.table(shadow).isEmpty();
            left = gone ? left.without(shadow) : left;
        }
        return new Followed(List.of(), after, left);
    }

    static Followed ordinary(SourceStatement statement, Structures before, KeptStatements kept) {
        return new Followed(
                List.of(new Emission(statement.defaultSchema(), statement.sql(), false, before)),
                statement.tracking().apply(statement.tree(), before),
                kept);
    }

    BinlogEventFilter filter() {
        return filter;
    }

    SchemaTracker plain() {
        return plain;
    }
}
