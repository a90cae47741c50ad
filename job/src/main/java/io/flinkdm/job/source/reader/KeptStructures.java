package io.flinkdm.job.source.reader;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
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
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The structures of a source's tables on the target: those that hold where a split begins are read,
 * those that statements make are written. Keeps a connection. Blocks. Fetcher thread.
 */
final class KeptStructures implements StructureStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptStructures.class);

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final OnlineRules online;
    private final OnlineDdlTable shadows;
    private Connection connection;

    KeptStructures(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
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
        return onTarget(
                "reading the structures of the source's tables", c -> read(c, split, allow));
    }

    private Read read(Connection target, BinlogSplit split, BlockAllowList allow)
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
                                new PeoplesOperators(plan, source),
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
        onTarget("keeping the structures of the source's tables", target -> keep(target, step));
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
        onTarget("keeping a structure", target -> taken(target, structure));
    }

    private Void taken(Connection target, StructureSet structure) throws SQLException {
        StructureSetTable.applied(target, plan.metaSchema(), plan.task(), structure);
        return null;
    }

    private interface OnTarget<T> {
        T run(Connection target) throws SQLException;
    }

    /** What is kept is the same when it is kept again, so a connection may be lost at any time. */
    private <T> T onTarget(String doing, OnTarget<T> work) {
        boolean used = connection != null;
        try {
            return work.run(connected());
        } catch (SQLException e) {
            close();
            if (used) {
                return onTarget(doing, work);
            }
            throw new MigrationException(
                    ErrorCode.DB_BAD_CONN, ErrorScope.DOWNSTREAM, doing + " failed", e);
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection =
                    JdbcConnections.open(
                            plan.target().connection(),
                            ErrorScope.DOWNSTREAM,
                            plan.target().session());
        }
        return connection;
    }

    @Override
    public void close() {
        Connection last = connection;
        connection = null;
        if (last != null) {
            try {
                last.close();
            } catch (SQLException e) {
                LOG.warn("a connection to the target cannot be closed: {}", e.getMessage());
            }
        }
    }
}
