package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.online.OnlineTables;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Optional<FollowedStructures> followed;
    private final Set<TableId> passedOver = new HashSet<>();
    private final Map<TableId, Known> known = new HashMap<>();

    /** Of a source without sequences, whose statements nobody follows. */
    public TrackedTables(
            String sourceId,
            BlockAllowList allow,
            Map<TableId, TableSchema> schemas,
            Map<TableId, BinlogPosition> starts) {
        this(sourceId, allow, schemas, starts, table -> false, Optional.empty());
    }

    /**
     * @param schemas structures of tables that are not followed
     * @param starts for some tables, the place before which changes are not wanted
     * @param sequences whether what has rows and no structure is a sequence, which nobody wants;
     *     asked once for each
     * @param followed the structures of the others; none for a reader that passes on statements
     *     without following them
     */
    public TrackedTables(
            String sourceId,
            BlockAllowList allow,
            Map<TableId, TableSchema> schemas,
            Map<TableId, BinlogPosition> starts,
            Predicate<TableId> sequences,
            Optional<FollowedStructures> followed) {
        this.sourceId = sourceId;
        this.allow = allow;
        this.schemas = Map.copyOf(schemas);
        this.starts = Map.copyOf(starts);
        this.sequences = sequences;
        this.followed = followed;
    }

    /**
     * A wanted table: its name for events, its structure, where its changes begin.
     *
     * @param keyless known from the start, as it is asked for each event of rows
     */
    record Tracked(
            SourceTable table,
            TableSchema schema,
            long fingerprint,
            BinlogBound start,
            boolean keyless) {

        /** Only tables without a key have a start of their own. */
        static Tracked of(SourceTable table, TableSchema schema, BinlogBound start) {
            boolean keyless = start != null || keyless(schema);
            return new Tracked(table, schema, schema.fingerprint(), start, keyless);
        }

        private static boolean tellsRows(Key key, TableSchema schema) {
            return !key.expression()
                    && key.parts().stream()
                            .allMatch(
                                    part ->
                                            part.prefixLength() == 0
                                                    && schema.column(part.column())
                                                            .filter(column -> !column.nullable())
                                                            .isPresent());
        }

        /** Whether nothing tells a table's rows from each other. */
        static boolean keyless(TableSchema schema) {
            return schema.keys().stream().noneMatch(key -> tellsRows(key, schema));
        }
    }

    /** What was made of a structure. */
    private record Known(TrackedTable structure, Tracked tracked) {}

    String sourceId() {
        return sourceId;
    }

    /** Whether statements about a schema matter. */
    boolean wantsSchema(String schema) {
        return allow.allowsSchema(named(new TableId(schema, "")).schema());
    }

    boolean wants(TableId table) {
        return allow.allows(online().real(named(table)));
    }

    private OnlineTables online() {
        return followed.map(FollowedStructures::online).orElse(OnlineTables.NONE);
    }

    private TableId named(TableId table) {
        return StatementTracking.named(
                table, followed.isPresent() && followed.get().lowerCaseNames());
    }

    /** A connection to the source is open. */
    void attached(ServerDefaults server, Map<Integer, String> collations) {
        followed.ifPresent(structures -> structures.attached(server, collations));
    }

    /** Follows a statement; gives what is to be passed on. */
    List<DdlChange> statement(QueryEvent query, StatementPlace place) {
        return followed.isPresent()
                ? followed.get().statement(query, place)
                : List.of(
                        new DdlChange(
                                sourceId, query.defaultSchema(), query.sql(), place.origin()));
    }

    boolean wantsBefore(String file, long offset) {
        return followed.isPresent() && followed.get().wantsBefore(file, offset);
    }

    /** What is to be passed on before the event that begins at a place. */
    List<DdlChange> before(StatementPlace place) {
        return followed.isPresent() ? followed.get().before(place) : List.of();
    }

    /**
     * @return whether tables have other structures now
     */
    boolean transactionEnded(StreamPosition position) {
        if (followed.isEmpty()) {
            return false;
        }
        followed.get().transactionEnded();
        return followed.get().awaitsPlace() && followed.get().take(position.lastEnd());
    }

    /** The stream begins again at the end of the last transaction. */
    void rewind() {
        followed.ifPresent(FollowedStructures::rewind);
    }

    /** What holds at the end of the last transaction. */
    StreamState atEnd() {
        return followed.map(FollowedStructures::atEnd).orElse(StreamState.UNKNOWN);
    }

    /**
     * @return {@code null} for a table nobody wants
     * @throws MigrationException 44005 when the table is wanted and its structure is not known
     */
    Tracked find(TableId id) {
        if (!allow.allows(id) || online().toolsOwn(id)) {
            return null;
        }
        Optional<TrackedTable> structure = followed.flatMap(all -> all.table(id));
        if (structure.isPresent()) {
            return known(id, structure.get());
        }
        TableSchema schema = fixed(id);
        if (schema == null && isSequence(id)) {
            return null;
        }
        if (schema == null) {
            throw unknown(id);
        }
        return tracked(id, schema);
    }

    private TableSchema fixed(TableId id) {
        return followed.isEmpty() || followed.get().fixed(id) ? schemas.get(id) : null;
    }

    private Tracked known(TableId id, TrackedTable structure) {
        Known last = known.get(id);
        if (last == null || last.structure() != structure) {
            last = new Known(structure, tracked(id, structure.schema()));
            known.put(id, last);
        }
        return last.tracked();
    }

    private Tracked tracked(TableId id, TableSchema schema) {
        BinlogPosition start = starts.get(id);
        return Tracked.of(
                new SourceTable(sourceId, id),
                schema,
                start == null ? null : BinlogBound.at(start));
    }

    private MigrationException unknown(TableId id) {
        return new MigrationException(
                ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE,
                sourceId
                        + ": the binlog changes "
                        + id
                        + ", whose structure is not known; tell it with `dm binlog-schema"
                        + " update`, leave the table out by `block-allow-list`, or begin the task"
                        + " anew");
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
