package io.flinkdm.job.source.enumerator;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.meta.NotedStart;
import io.flinkdm.job.source.binlog.BinlogFileHead;
import io.flinkdm.job.source.binlog.DdlScan;
import io.flinkdm.job.source.enumerator.SourceTables.Structures;
import io.flinkdm.job.source.server.Continuity;
import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.source.server.ServerFlavor;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.snapshot.RowSelect;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.udf.ddl.track.ServerDefaults;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String BEFORE_CHECKPOINT =
            ", before its first checkpoint; empty the target's tables and start the task with"
                    + " --remove-meta";

    private final MigrationPlan plan;
    private final SourcePlan source;
    private final TargetTableCreator creator;
    private final BlockAllowList allow;
    private final DumpSelection selection;
    private final SourceTables tables;
    private final FirstStructures first;

    SourceExplorer(MigrationPlan plan, SourcePlan source, TargetTableCreator creator) {
        this.plan = plan;
        this.source = source;
        this.creator = creator;
        CaseSensitivity names =
                source.caseSensitive() ? CaseSensitivity.SENSITIVE : CaseSensitivity.INSENSITIVE;
        this.allow = BlockAllowList.compile(source.allow(), names);
        this.selection = DumpSelection.compile(source.snapshot().tables(), names);
        this.tables = new SourceTables(plan, source, allow, selection);
        this.first = new FirstStructures(plan, source);
    }

    /** From a place that whoever calls this keeps. */
    Discovery explore() {
        return explained(this::fresh);
    }

    /** From the place that is kept, or from a new one that is kept now. */
    Discovery explore(KeptStart kept) {
        return explained(connection -> explore(connection, kept));
    }

    private interface Exploring {
        Discovery explore(Connection connection) throws SQLException;
    }

    private Discovery explained(Exploring exploring) {
        try (Connection connection = Upstream.open(source)) {
            return exploring.explore(connection);
        } catch (SQLException e) {
            throw Upstream.failure(source, "finding out about the source", e);
        }
    }

    private Discovery explore(Connection connection, KeptStart kept) throws SQLException {
        Optional<NotedStart> before = kept.find();
        Discovery discovery =
                before.isPresent() ? again(connection, before.get()) : fresh(connection);
        NotedStart start = kept.keep(discovery.noted());
        return start.equals(discovery.noted()) ? discovery : again(connection, start);
    }

    private Discovery fresh(Connection connection) throws SQLException {
        tables.require(connection);
        String server = ServerState.read(connection).identity();
        for (int i = 0; i < TRIES; i++) {
            BinlogPosition start = StartPlace.note(connection, plan, source);
            long notedNanos = System.nanoTime();
            if (!plan.mode().loads()) {
                return past(connection, start, mark(server, start));
            }
            Structures structures = tables.read(connection);
            if (unchangedSince(connection, start)) {
                Discovery discovery = keep(start, mark(server, start), structures);
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

    /** The attempt before this one may have written rows, and nobody knows which. */
    private Discovery again(Connection connection, NotedStart kept) throws SQLException {
        LogMark mark = new LogMark(kept.server(), kept.file(), kept.bornSeconds(), false);
        requireSame(mark, kept.place(), ServerState.read(connection));
        tables.require(connection);
        if (!plan.mode().loads()) {
            return past(connection, kept.place(), mark);
        }
        Structures structures = tables.read(connection);
        if (!unchangedSince(connection, kept.place())) {
            throw new MigrationException(
                    ErrorCode.DUMP_UNIT_RUNTIME,
                    ErrorScope.UPSTREAM,
                    source.sourceId()
                            + ": a table was altered after the task had begun at "
                            + kept.place().display()
                            + BEFORE_CHECKPOINT,
                    null);
        }
        LOG.info("{}: beginning again at {}", source.sourceId(), kept.place().display());
        return keep(kept.place(), mark, structures);
    }

    /**
     * Nothing is loaded, and the place may be long past. An attempt before this one may have
     * changed the tables that tell what was there: what it has found out stays.
     */
    private Discovery past(Connection connection, BinlogPosition start, LogMark mark)
            throws SQLException {
        Structures now = tables.read(connection);
        if (first.keptFor(start)) {
            LOG.info("{}: beginning again at {}", source.sourceId(), start.display());
            return discovery(start, mark, now);
        }
        ServerDefaults defaults = DdlDefaults.read(connection);
        BinlogPosition head = ServerFlavor.of(connection).head(connection);
        DdlScan.Touched touched =
                DdlScan.touched(source, allow, start, head, defaults.lowerCaseNames());
        if (touched.isEmpty()) {
            return keep(start, mark, now);
        }
        Set<TableId> changed = new HashSet<>(touched.tables());
        now.all().stream()
                .map(SourceStructure::table)
                .filter(touched::touches)
                .forEach(changed::add);
        changed.removeIf(table -> !allow.allows(table));
        LOG.info("{}: altered since {}: {}", source.sourceId(), start.display(), changed);
        PastStructures past = new PastStructures(source.sourceId(), now, defaults);
        return keep(start, mark, past.with(changed, onTarget(changed)));
    }

    private Map<TableId, TargetTableCreator.OnTarget> onTarget(Set<TableId> changed) {
        try {
            return creator.find(changed);
        } catch (SQLException e) {
            throw OnTarget.failure(plan, "looking at tables", e);
        }
    }

    /** The place is known by file and offset, whatever the task goes by later. */
    private void requireSame(LogMark mark, BinlogPosition place, ServerState now) {
        Continuity.require(source, place, mark, now);
        if (Continuity.switched(mark, now)) {
            throw new MigrationException(
                    ErrorCode.SOURCE_NOT_THE_SAME,
                    source.sourceId()
                            + " is "
                            + now.identity()
                            + ", the task had begun on "
                            + mark.server()
                            + BEFORE_CHECKPOINT);
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

    private boolean unchangedSince(Connection connection, BinlogPosition start)
            throws SQLException {
        BinlogPosition now = ServerFlavor.of(connection).head(connection);
        return !DdlScan.findsDdl(source, allow, start, now);
    }

    private Discovery keep(BinlogPosition start, LogMark mark, Structures structures) {
        Discovery discovery = discovery(start, mark, structures);
        first.keep(start, discovery.schemas(), structures.kept());
        return discovery;
    }

    private Discovery discovery(BinlogPosition start, LogMark mark, Structures structures) {
        Map<TableId, TableSchema> schemas = new LinkedHashMap<>();
        for (SourceStructure structure : structures.all()) {
            // A type that cannot be carried is told now, not hours later.
            RowSelect.of(structure.table(), structure.schema());
            schemas.put(structure.table(), structure.schema());
        }
        List<TableToCut> toCut = plan.mode().loads() ? toCut(structures) : List.of();
        LOG.info(
                "{}: {} tables, binlog from {}",
                source.sourceId(),
                schemas.size(),
                start.display());
        return new Discovery(start, mark, toCut, schemas);
    }

    private List<TableToCut> toCut(Structures structures) {
        Set<TableId> withoutKey = create(structures);
        return structures.all().stream()
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

    private Set<TableId> create(Structures structures) {
        try {
            creator.createSchemas(structures.empty());
            creator.create(structures.made());
            return creator.withoutKey(structures.made());
        } catch (SQLException e) {
            throw OnTarget.failure(plan, "creating tables", e);
        }
    }

    /** The structures an explorer before this one has kept. */
    Map<TableId, TableSchema> keptSchemas() {
        return first.schemas();
    }
}
