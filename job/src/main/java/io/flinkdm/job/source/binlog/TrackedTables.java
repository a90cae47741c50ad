package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a source whose changes are wanted, and their structures where the stream is.
 * Fetcher thread.
 */
public final class TrackedTables {

    private static final Logger LOG = LoggerFactory.getLogger(TrackedTables.class);

    private final String sourceId;
    private final BlockAllowList allow;
    private final Map<TableId, TableSchema> schemas;
    private final Map<TableId, BinlogPosition> starts;
    private final Predicate<TableId> sequences;
    private final Set<TableId> passedOver = new HashSet<>();

    /** Of a source without sequences. */
    public TrackedTables(
            String sourceId,
            BlockAllowList allow,
            Map<TableId, TableSchema> schemas,
            Map<TableId, BinlogPosition> starts) {
        this(sourceId, allow, schemas, starts, table -> false);
    }

    /**
     * @param starts for some tables, the place before which changes are not wanted
     * @param sequences whether what has rows and no structure is a sequence, which nobody wants;
     *     asked once for each
     */
    public TrackedTables(
            String sourceId,
            BlockAllowList allow,
            Map<TableId, TableSchema> schemas,
            Map<TableId, BinlogPosition> starts,
            Predicate<TableId> sequences) {
        this.sourceId = sourceId;
        this.allow = allow;
        this.schemas = Map.copyOf(schemas);
        this.starts = Map.copyOf(starts);
        this.sequences = sequences;
    }

    /** A wanted table: its name for events, its structure, where its changes begin. */
    record Tracked(SourceTable table, TableSchema schema, long fingerprint, BinlogBound start) {

        private boolean tellsRows(Key key) {
            return !key.expression()
                    && key.parts().stream()
                            .allMatch(
                                    part ->
                                            part.prefixLength() == 0
                                                    && schema.column(part.column())
                                                            .filter(column -> !column.nullable())
                                                            .isPresent());
        }

        /** Only tables without a key have a start of their own. */
        boolean keyless() {
            return start != null || schema.keys().stream().noneMatch(this::tellsRows);
        }
    }

    String sourceId() {
        return sourceId;
    }

    BlockAllowList allow() {
        return allow;
    }

    /**
     * @return {@code null} for a table nobody wants
     * @throws MigrationException 44005 when the table is wanted and its structure is not known
     */
    Tracked find(TableId id) {
        if (!allow.allows(id)) {
            return null;
        }
        TableSchema schema = schemas.get(id);
        if (schema == null && isSequence(id)) {
            return null;
        }
        if (schema == null) {
            throw new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE,
                    sourceId
                            + ": the binlog changes "
                            + id
                            + ", whose structure is not known: the table did not exist when the"
                            + " task began; leave it out by `block-allow-list`, or begin the task"
                            + " anew");
        }
        BinlogPosition start = starts.get(id);
        return new Tracked(
                new SourceTable(sourceId, id),
                schema,
                schema.fingerprint(),
                start == null ? null : BinlogBound.at(start));
    }

    private boolean isSequence(TableId id) {
        if (passedOver.contains(id)) {
            return true;
        }
        if (!sequences.test(id)) {
            return false;
        }
        LOG.warn("{}: {} is a sequence, which is not migrated", sourceId, id);
        return passedOver.add(id);
    }
}
