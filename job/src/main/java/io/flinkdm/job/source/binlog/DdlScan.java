package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.util.Map;

/** Looks for DDL on wanted tables in a short stretch of the binlog. Blocks; any thread. */
public final class DdlScan {

    private static final long WAIT_MS = 1_000;

    /** So long may the server say nothing. */
    private static final int SILENT_WAITS = 30;

    private DdlScan() {}

    /**
     * Whether a statement between the two places may have changed a wanted table.
     *
     * @throws MigrationException when the stretch cannot be read
     */
    public static boolean findsDdl(
            SourcePlan source, BlockAllowList allow, BinlogPosition from, BinlogPosition to) {
        BinlogBound end = BinlogBound.at(to);
        if (end.reachedAt(BinlogPosition.fileNumber(from.file()), from.offset())) {
            return false;
        }
        TrackedTables tables = new TrackedTables(source.sourceId(), allow, Map.of(), Map.of());
        long serverId = BinlogConnection.randomServerId();
        // By file and offset, whatever the task goes by: the stretch is of this server.
        BinlogPosition place = new BinlogPosition(from.file(), from.offset(), GtidSet.EMPTY);
        try (BinlogConnection connection = BinlogConnection.open(source, serverId, place)) {
            return findsDdl(source, connection, tables, new StreamPosition(place), end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamFailure.lasting(source, e);
        }
    }

    private static boolean findsDdl(
            SourcePlan source,
            BinlogConnection connection,
            TrackedTables tables,
            StreamPosition position,
            BinlogBound end)
            throws InterruptedException {
        StatementJudge judge = new StatementJudge(tables);
        int silent = 0;
        while (silent++ < SILENT_WAITS) {
            for (BinlogPacket packet : connection.take(WAIT_MS)) {
                silent = 0;
                if (ddl(packet, position, judge)) {
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

    private static boolean ddl(BinlogPacket packet, StreamPosition position, StatementJudge judge) {
        if (packet.eventType() == BinlogEventType.ROTATE) {
            position.rotated(RotateEvent.parse(packet.body()), packet.artificial());
            return false;
        }
        position.advance(packet);
        if (packet.eventType() != BinlogEventType.QUERY) {
            return false;
        }
        Origin origin = Origin.binlog(position.file(), position.offset() - packet.bytes(), 0);
        return judge.judge(QueryEvent.parse(packet.body()), origin)
                == StatementJudge.Verdict.PASS_ON;
    }
}
