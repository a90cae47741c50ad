package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.KeptStructureTexts;
import io.flinkdm.job.meta.OnlineDdlTable;
import io.flinkdm.job.meta.SchemaTable;
import io.flinkdm.job.meta.StructureHistory;
import io.flinkdm.job.meta.StructureRevision;
import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.job.meta.StructureSetTable;
import io.flinkdm.job.source.binlog.FollowedStructures;
import io.flinkdm.job.source.binlog.PeoplesWill;
import io.flinkdm.job.source.binlog.StructureStore;
import io.flinkdm.job.source.online.OnlineRules;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The structures of a source's tables on the target: those that hold where a split begins are read,
 * those that statements make are written. Blocks. Fetcher thread.
 */
final class KeptStructures implements StructureStore, AutoCloseable {

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final OnlineRules online;
    private final OnlineDdlTable shadows;
    private final TargetConnection target;

    KeptStructures(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
        this.target = new TargetConnection(plan);
        this.online = OnlineRules.of(plan, source);
        this.shadows =
                new OnlineDdlTable(
                        plan.metaSchema(), plan.task(), source.sourceId(), online.tables()::real);
    }

    /**
     * What was kept.
     *
     * @param fixed structures of tables that cannot be followed
     */
    record Read(FollowedStructures followed, Map<TableId, TableSchema> fixed) {}

    /** What holds where a split begins; what was kept of later places is removed. */
    Read read(BinlogSplit split, BlockAllowList allow) {
        PeoplesOperators operators = new PeoplesOperators(plan, source, target);
        return target.ask(
                "reading the structures of the source's tables",
                connection -> read(connection, split, allow, operators));
    }

    private Read read(
            Connection target, BinlogSplit split, BlockAllowList allow, PeoplesOperators operators)
            throws SQLException {
        String meta = plan.metaSchema();
        String id = source.sourceId();
        long revision = split.state().structures();
        StructureHistory.ensure(target, meta, plan.task());
        OnlineDdlTable.ensure(target, meta, plan.task());
        shadows.replace(target, split.state().kept());
        StructureHistory.forgetAfter(target, meta, plan.task(), id, revision);
        KeptStructureTexts kept = StructureHistory.at(target, meta, plan.task(), id, revision);
        Map<TableId, TableSchema> fixed = SchemaTable.latest(target, meta, plan.task(), id);
        if (revision != StreamState.UNTRACKED) {
            fixed.keySet().retainAll(kept.fixed());
        }
        FollowedStructures followed =
                new FollowedStructures(
                        id,
                        split.state(),
                        kept.tables(),
                        kept.collations(),
                        fixed.keySet(),
                        table -> allow.allows(online.tables().real(table)),
                        this,
                        online,
                        new PeoplesWill(
                                operators,
                                StructureSetTable.pending(target, meta, plan.task(), id, revision),
                                split.position()));
        if (split.position().compareFileOffset(split.safeUntil()) < 0) {
            followed.withinLoad(loaded(target), split.safeUntil(), split.tableStarts());
        }
        return new Read(followed, fixed);
    }

    private Set<TableId> loaded(Connection target) throws SQLException {
        KeptStructureTexts first =
                StructureHistory.at(target, plan.metaSchema(), plan.task(), source.sourceId(), 0);
        Set<TableId> loaded = new HashSet<>(first.tables().keySet());
        loaded.addAll(first.fixed());
        return loaded;
    }

    @Override
    public void keep(Step step) {
        target.ask(
                "keeping the structures of the source's tables",
                connection -> keep(connection, step));
    }

    private Void keep(Connection target, Step step) throws SQLException {
        String meta = plan.metaSchema();
        String id = source.sourceId();
        StructureHistory.put(
                target,
                meta,
                plan.task(),
                id,
                new StructureRevision(
                        step.revision(),
                        step.at(),
                        step.statement(),
                        step.tables(),
                        step.collations()));
        for (Map.Entry<TableId, TrackedTable> table : step.structures().entrySet()) {
            SchemaTable.put(
                    target,
                    meta,
                    plan.task(),
                    new SourceTable(id, table.getKey()),
                    step.at(),
                    table.getValue().schema());
        }
        shadows.write(target, step.keptBefore(), step.kept());
        return null;
    }

    @Override
    public void taken(StructureSet structure) {
        target.ask("keeping a structure", connection -> taken(connection, structure));
    }

    private Void taken(Connection target, StructureSet structure) throws SQLException {
        StructureSetTable.applied(target, plan.metaSchema(), plan.task(), structure);
        return null;
    }

    @Override
    public void close() {
        target.close();
    }
}
