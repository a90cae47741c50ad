package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.jdbc.JdbcConnections;
import io.flinkdm.job.meta.SchemaTable;
import io.flinkdm.job.meta.TableStatusTable;
import io.flinkdm.job.source.binlog.BinlogFileHead;
import io.flinkdm.job.source.binlog.DdlScan;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.server.SourceChecks;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.snapshot.ChunkKey;
import io.flinkdm.job.source.snapshot.RowSelect;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.DumpSelection;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out about a source: checks it, notes where its binlog is to be read from, reads the
 * structures of that place, keeps them for everybody, has the target's tables made. Blocks; called
 * off the main thread.
 */
final class SourceExplorer {

    private static final Logger LOG = LoggerFactory.getLogger(SourceExplorer.class);

    /** A structure read while it changes is read again; a source that never rests is told so. */
    private static final int TRIES = 10;

    /**
     * MySQL writes a transaction to its binlog shortly before other sessions see it. Rows are read
     * only so long after the place was noted, so all that stands before it can be seen by then.
     */
    private static final Duration VISIBLE = Duration.ofSeconds(1);

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final TargetTableCreator creator;
    private final BlockAllowList allow;
    private final DumpSelection selection;

    SourceExplorer(MigrationPlan plan, SourcePlan source, TargetTableCreator creator) {
        this.plan = plan;
        this.source = source;
        this.creator = creator;
        CaseSensitivity names =
                source.caseSensitive() ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE;
        this.allow = BlockAllowList.compile(source.allow(), names);
        this.selection = DumpSelection.compile(source.snapshot().tables(), names);
    }

    Discovery explore() throws SQLException {
        try (Connection connection = Upstream.open(source)) {
            return explore(connection);
        } catch (SQLException e) {
            throw Upstream.failure(source, "finding out about the source", e);
        }
    }

    private Discovery explore(Connection connection) throws SQLException {
        SourceChecks.require(connection, source);
        if (plan.mode().loads() && !source.snapshot().tables().all()) {
            requireAllowed(connection);
        }
        String server = ServerState.read(connection).identity();
        for (int i = 0; i < TRIES; i++) {
            BinlogPosition start = StartPlace.note(connection, plan, source);
            long notedNanos = System.nanoTime();
            List<SourceStructure> structures = new StructureReader(connection).read(allow);
            if (plan.mode().loads()
                    && structures.stream().anyMatch(s -> ChunkKey.keyless(s.schema()))) {
                SourceChecks.requireLock(connection, source);
            }
            List<DiscoveredTable> tables =
                    plan.mode().loads()
                            ? new CreateStatements(source).of(connection, structures)
                            : List.of();
            if (unchangedSince(connection, start)) {
                Discovery discovery = keep(start, mark(server, start), structures, tables);
                awaitVisible(notedNanos);
                return discovery;
            }
            LOG.info("{}: a structure changed while it was read; reading again", source.sourceId());
        }
        throw new MigrationException(
                ErrorCode.DUMP_UNIT_RUNTIME,
                ErrorScope.UPSTREAM,
                source.sourceId()
                        + ": tables are altered all the time; start the task when no DDL runs",
                null);
    }

    /** DM loads what the dump's arguments choose even if nothing follows its changes. */
    private void requireAllowed(Connection connection) throws SQLException {
        List<TableId> others =
                StructureReader.tables(connection).stream()
                        .filter(selection::selects)
                        .filter(table -> !allow.allows(table))
                        .toList();
        if (!others.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.DUMP_UNIT_RUNTIME,
                    ErrorScope.UPSTREAM,
                    source.sourceId()
                            + ": extra-args chooses "
                            + others.get(0)
                            + (others.size() > 1 ? " and " + (others.size() - 1) + " more" : "")
                            + ", which the block-allow list leaves out; allow it, or take it out"
                            + " of extra-args",
                    null);
        }
    }

    private LogMark mark(String server, BinlogPosition start) {
        return start.file().isEmpty()
                ? new LogMark(server, "", 0, false)
                : new LogMark(
                        server,
                        start.file(),
                        BinlogFileHead.read(source, start).bornSeconds(),
                        false);
    }

    private void awaitVisible(long notedNanos) throws SQLException {
        long left = VISIBLE.toNanos() - (System.nanoTime() - notedNanos);
        if (!plan.mode().loads() || left <= 0) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while rows become visible", e);
        }
    }

    /** Only where rows are read: an incremental task begins in a past it cannot look at. */
    private boolean unchangedSince(Connection connection, BinlogPosition start)
            throws SQLException {
        if (!plan.mode().loads()) {
            return true;
        }
        BinlogPosition now = ServerFlavor.of(connection).head(connection);
        return !DdlScan.findsDdl(source, allow, start, now);
    }

    private Discovery keep(
            BinlogPosition start,
            LogMark mark,
            List<SourceStructure> structures,
            List<DiscoveredTable> tables)
            throws SQLException {
        Map<TableId, TableSchema> schemas = new LinkedHashMap<>();
        for (SourceStructure structure : structures) {
            // A type that cannot be carried is told now, not hours later.
            RowSelect.of(structure.table(), structure.schema());
            schemas.put(structure.table(), structure.schema());
        }
        putSchemas(start, schemas);
        List<TableToCut> toCut = plan.mode().loads() ? toCut(structures, tables) : List.of();
        LOG.info(
                "{}: {} tables, binlog from {}",
                source.sourceId(),
                schemas.size(),
                start.display());
        return new Discovery(start, mark, toCut, schemas);
    }

    private List<TableToCut> toCut(List<SourceStructure> structures, List<DiscoveredTable> tables)
            throws SQLException {
        creator.create(tables);
        Set<TableId> withoutKey = creator.withoutKey(tables);
        return structures.stream()
                .filter(structure -> selection.selects(structure.table()))
                .map(
                        structure ->
                                TableToCut.of(
                                        structure.table(),
                                        structure.estimatedRows(),
                                        ChunkSize.rows(source.snapshot(), structure),
                                        withoutKey.contains(structure.table())))
                .toList();
    }

    private void putSchemas(BinlogPosition start, Map<TableId, TableSchema> schemas)
            throws SQLException {
        try (Connection target = openTarget()) {
            SchemaTable.ensure(target, plan.metaSchema(), plan.task());
            TableStatusTable.clear(target, plan.metaSchema(), plan.task(), source.sourceId());
            SchemaTable.putAll(
                    target, plan.metaSchema(), plan.task(), source.sourceId(), start, schemas);
        }
    }

    /** The structures an explorer before this one has kept. */
    Map<TableId, TableSchema> keptSchemas() throws SQLException {
        try (Connection target = openTarget()) {
            return SchemaTable.latest(target, plan.metaSchema(), plan.task(), source.sourceId());
        }
    }

    private Connection openTarget() throws SQLException {
        return JdbcConnections.open(
                plan.target().connection(), ErrorScope.DOWNSTREAM, plan.target().session());
    }
}
