package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.ddl.Statement;
import io.flinkdm.udf.ddl.StatementReader;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for DDL on wanted tables in a stretch of the binlog. Blocks; any thread. */
public final class DdlScan {

    private static final long WAIT_MS = 1_000;

    /** So long may the server say nothing. */
    private static final int SILENT_WAITS = 30;

    private final SourcePlan source;
    private final StatementJudge judge;
    private final Predicate<QueryEvent> enough;

    private DdlScan(SourcePlan source, BlockAllowList allow, Predicate<QueryEvent> enough) {
        this.source = source;
        this.judge =
                new StatementJudge(new TrackedTables(source.sourceId(), allow, Map.of(), Map.of()));
        this.enough = enough;
    }

    /**
     * What the statements of a stretch name. Immutable.
     *
     * @param schemas those that were made, changed or dropped
     */
    public record Touched(Set<TableId> tables, Set<String> schemas) {
        public Touched {
            tables = Set.copyOf(tables);
            schemas = Set.copyOf(schemas);
        }

        public boolean touches(TableId table) {
            return tables.contains(table) || schemas.contains(table.schema());
        }

        public boolean isEmpty() {
            return tables.isEmpty() && schemas.isEmpty();
        }
    }

    /**
     * Whether a statement between the two places may have changed a wanted table.
     *
     * @throws MigrationException when the stretch cannot be read
     */
    public static boolean findsDdl(
            SourcePlan source, BlockAllowList allow, BinlogPosition from, BinlogPosition to) {
        return new DdlScan(source, allow, any -> true).finds(from, to);
    }

    /**
     * Which tables and schemas statements between the two places may have changed.
     *
     * @param lowerCaseNames whether the source keeps names in lower case
     * @throws MigrationException when the stretch cannot be read
     */
    public static Touched touched(
            SourcePlan source,
            BlockAllowList allow,
            BinlogPosition from,
            BinlogPosition to,
            boolean lowerCaseNames) {
        Set<TableId> tables = new HashSet<>();
        Set<String> schemas = new HashSet<>();
        Predicate<QueryEvent> note =
                query -> {
                    Statement statement =
                            new StatementReader(StatementJudge.options(query)).read(query.sql());
                    statement
                            .tables()
                            .forEach(
                                    name ->
                                            tables.add(
                                                    StatementTracking.named(
                                                            name.in(query.defaultSchema()),
                                                            lowerCaseNames)));
                    if (!statement.schema().isEmpty()) {
                        TableId schema = new TableId(statement.schema(), "");
                        schemas.add(StatementTracking.named(schema, lowerCaseNames).schema());
                    }
                    return false;
                };
        new DdlScan(source, allow, note).finds(from, to);
        return new Touched(tables, schemas);
    }

    /** Whether there was enough before the end. */
    private boolean finds(BinlogPosition from, BinlogPosition to) {
        BinlogBound end = BinlogBound.at(to);
        boolean byFile = !from.file().isEmpty();
        boolean nothing =
                byFile
                        ? end.reachedAt(BinlogPosition.fileNumber(from.file()), from.offset())
                        : from.gtids().contains(to.gtids());
        if (nothing) {
            return false;
        }
        long serverId = BinlogConnection.randomServerId();
        // By file and offset where they are known, whatever the task goes by: the stretch is of
        // this server.
        BinlogPosition place =
                byFile ? new BinlogPosition(from.file(), from.offset(), GtidSet.EMPTY) : from;
        try (BinlogConnection connection = BinlogConnection.open(source, serverId, place)) {
            return finds(connection, new StreamPosition(place), end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamFailure.lasting(source, e);
        }
    }

    private boolean finds(BinlogConnection connection, StreamPosition position, BinlogBound end)
            throws InterruptedException {
        int silent = 0;
        while (silent++ < SILENT_WAITS) {
            for (BinlogPacket packet : connection.take(WAIT_MS)) {
                silent = 0;
                Optional<QueryEvent> ddl = ddl(packet, position);
                if (ddl.isPresent() && enough.test(ddl.get())) {
                    return true;
                }
                if (end.reachedAt(position.fileNumber(), position.offset())) {
                    return false;
                }
            }
            Exception reason = connection.endReason();
            if (reason != null) {
                StreamFailure.requireTemporary(source, reason, position.lastEnd());
                throw StreamFailure.lasting(source, reason);
            }
        }
        throw new MigrationException(
                ErrorCode.SYNCER_GET_EVENT,
                source.sourceId()
                        + ": the server sends no binlog from "
                        + position.lastEnd().display());
    }

    private Optional<QueryEvent> ddl(BinlogPacket packet, StreamPosition position) {
        BinlogEventType type = packet.eventType();
        if (type == BinlogEventType.ROTATE) {
            position.rotated(RotateEvent.parse(packet.body()), packet.artificial());
            return Optional.empty();
        }
        position.advance(packet);
        boolean compressed = type == BinlogEventType.MARIADB_QUERY_COMPRESSED;
        if (type != BinlogEventType.QUERY && !compressed) {
            return Optional.empty();
        }
        QueryEvent query =
                compressed
                        ? QueryEvent.parseCompressed(packet.body())
                        : QueryEvent.parse(packet.body());
        Origin origin = Origin.binlog(position.file(), position.offset() - packet.bytes(), 0);
        return judge.judge(query, origin) == StatementJudge.Verdict.PASS_ON
                ? Optional.of(query)
                : Optional.empty();
    }
}
