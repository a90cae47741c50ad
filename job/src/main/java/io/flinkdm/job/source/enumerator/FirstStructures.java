package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.SchemaTable;
import io.flinkdm.job.meta.StructureHistory;
import io.flinkdm.job.meta.StructureRevision;
import io.flinkdm.job.meta.TableStatusTable;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Keeps on the target the structures of the place where a source's binlog is first read from.
 * Blocks; called off the main thread.
 */
final class FirstStructures {

    private final MigrationPlan plan;
    private final SourcePlan source;

    FirstStructures(MigrationPlan plan, SourcePlan source) {
        this.plan = plan;
        this.source = source;
    }

    /** Whether those of this place are kept. */
    boolean keptFor(BinlogPosition start) {
        return OnTarget.ask(
                plan, "looking for the structures kept", target -> keptFor(target, start));
    }

    private boolean keptFor(Connection target, BinlogPosition start) throws SQLException {
        StructureHistory.ensure(target, plan.metaSchema(), plan.task());
        return StructureHistory.beginsAt(
                target, plan.metaSchema(), plan.task(), source.sourceId(), start);
    }

    /**
     * @param schemas for whoever meets rows
     * @param first for whoever follows statements
     */
    void keep(BinlogPosition start, Map<TableId, TableSchema> schemas, InitialStructures first) {
        OnTarget.ask(
                plan,
                "keeping the structures",
                target -> {
                    keep(target, start, schemas);
                    keep(target, start, first);
                    return true;
                });
    }

    private void keep(Connection target, BinlogPosition start, Map<TableId, TableSchema> schemas)
            throws SQLException {
        String meta = plan.metaSchema();
        String id = source.sourceId();
        SchemaTable.ensure(target, meta, plan.task());
        TableStatusTable.clear(target, meta, plan.task(), id);
        SchemaTable.putAll(target, meta, plan.task(), id, start, schemas);
    }

    private void keep(Connection target, BinlogPosition start, InitialStructures first)
            throws SQLException {
        String meta = plan.metaSchema();
        String id = source.sourceId();
        StructureHistory.ensure(target, meta, plan.task());
        StructureHistory.forgetAfter(target, meta, plan.task(), id, -1);
        StructureHistory.put(
                target,
                meta,
                plan.task(),
                id,
                new StructureRevision(0, start, "", first.tables(), first.collations()));
    }

    /** The structures kept last, by whoever did. */
    Map<TableId, TableSchema> schemas() {
        return OnTarget.ask(
                plan,
                "reading the structures kept",
                target ->
                        SchemaTable.latest(
                                target, plan.metaSchema(), plan.task(), source.sourceId()));
    }
}
