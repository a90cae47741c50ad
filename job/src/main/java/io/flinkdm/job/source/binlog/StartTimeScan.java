package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the first transaction that began at a point in time or later: by the births of the binlog
 * files the one to begin with, there event by event. Blocks; any thread.
 *
 * <p>Source: DM's search for {@code --start-time}.
 */
public final class StartTimeScan {

    private static final long FIRST_OFFSET = 4;
    private static final long WAIT_MS = 1_000;
    private static final int SILENT_WAITS = 30;

    private final SourcePlan source;
    private final long seconds;
    private final BinlogBound end;
    private final BatchBuilder nothing = new BatchBuilder();
    private ChangeAssembler assembler;

    private StartTimeScan(SourcePlan source, long seconds, BinlogPosition head, String file) {
        this.source = source;
        this.seconds = seconds;
        this.end = BinlogBound.at(head);
        this.assembler =
                GtidScan.positionsOnly(source, beginning(file), FIRST_OFFSET, GtidSet.EMPTY);
    }

    /**
     * The file to scan: the last one begun before the time; empty when all are younger.
     *
     * @param files all of the server's, in order
     */
    public static Optional<String> fileBefore(SourcePlan source, List<String> files, long seconds) {
        int from = 0;
        int to = files.size();
        while (from < to) {
            int middle = (from + to) / 2;
            long born = BinlogFileHead.read(source, beginning(files.get(middle))).bornSeconds();
            if (born < seconds) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? Optional.empty() : Optional.of(files.get(from - 1));
    }

    /**
     * The end of the event before the first transaction of that time or later; its GTID set lacks
     * what the server has purged.
     *
     * @param head where the binlog ends; empty when no transaction before it is that young
     */
    public static Optional<BinlogPosition> find(
            SourcePlan source, String file, long seconds, BinlogPosition head) {
        long serverId = BinlogConnection.randomServerId();
        try (BinlogConnection connection =
                BinlogConnection.open(source, serverId, beginning(file))) {
            return new StartTimeScan(source, seconds, head, file).read(connection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamFailure.lasting(source, e);
        }
    }

    private static BinlogPosition beginning(String file) {
        return new BinlogPosition(file, FIRST_OFFSET, GtidSet.EMPTY);
    }

    private Optional<BinlogPosition> read(BinlogConnection connection) throws InterruptedException {
        for (int silent = 0; silent < SILENT_WAITS; silent++) {
            for (BinlogPacket packet : connection.take(WAIT_MS)) {
                silent = 0;
                if (begins(packet)) {
                    return Optional.of(assembler.position().lastEnd());
                }
                accept(packet);
                if (end.reachedAt(
                        assembler.position().fileNumber(), assembler.position().offset())) {
                    return Optional.empty();
                }
            }
            Exception reason = connection.endReason();
            if (reason != null) {
                StreamFailure.requireTemporary(source, reason, assembler.position().lastEnd());
                throw StreamFailure.lasting(source, reason);
            }
        }
        throw new MigrationException(
                ErrorCode.SYNCER_GET_EVENT,
                source.sourceId()
                        + ": the server sends no binlog from "
                        + assembler.position().lastEnd().display());
    }

    /** A GTID event, or where the server writes none a statement outside of a transaction. */
    private boolean begins(BinlogPacket packet) {
        if (packet.artificial() || packet.timestampSeconds() < seconds) {
            return false;
        }
        return switch (packet.eventType()) {
            case GTID, GTID_TAGGED, ANONYMOUS_GTID, MARIADB_GTID -> true;
            case QUERY -> !assembler.position().open();
            default -> false;
        };
    }

    private void accept(BinlogPacket packet) {
        assembler.accept(packet, nothing);
        if (packet.eventType() == BinlogEventType.PREVIOUS_GTIDS
                && assembler.position().lastEnd().gtids().isEmpty()) {
            StreamPosition position = assembler.position();
            assembler =
                    GtidScan.positionsOnly(
                            source,
                            position.lastEnd(),
                            position.offset(),
                            GtidListEvent.parseMySql(packet.body()).gtids());
        }
    }
}
