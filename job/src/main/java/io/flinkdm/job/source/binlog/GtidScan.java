package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import java.util.Map;

/**
 * Finds out which transactions stand before a place known by file and offset only: reads its file
 * from the beginning, where MySQL lists all transactions of earlier files. Blocks; any thread.
 *
 * <p>Source: DM's automatic GTID adjustment.
 */
public final class GtidScan {

    private static final long FIRST_OFFSET = 4;
    private static final long WAIT_MS = 1_000;
    private static final int SILENT_WAITS = 30;

    private final SourcePlan source;
    private final BinlogPosition place;
    private final BatchBuilder nothing = new BatchBuilder();
    private ChangeAssembler assembler;

    private GtidScan(SourcePlan source, BinlogPosition place) {
        this.source = source;
        this.place = place;
        this.assembler = positionsOnly(source, place, FIRST_OFFSET, GtidSet.EMPTY);
    }

    /**
     * The transactions of the binlog before the place; those purged are not among them.
     *
     * @throws MigrationException 20011 when no transaction ends there
     */
    public static GtidSet before(SourcePlan source, BinlogPosition place) {
        BinlogPosition begin = new BinlogPosition(place.file(), FIRST_OFFSET, GtidSet.EMPTY);
        long serverId = BinlogConnection.randomServerId();
        try (BinlogConnection connection = BinlogConnection.open(source, serverId, begin)) {
            return new GtidScan(source, place).read(connection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamFailure.lasting(source, e);
        }
    }

    private GtidSet read(BinlogConnection connection) throws InterruptedException {
        int silent = 0;
        while (silent++ < SILENT_WAITS) {
            for (BinlogPacket packet : connection.take(WAIT_MS)) {
                silent = 0;
                if (reaches(packet)) {
                    return assembler.position().lastEnd().gtids();
                }
            }
            Exception reason = connection.endReason();
            if (reason != null) {
                StreamFailure.requireTemporary(source, reason, place);
                throw StreamFailure.lasting(source, reason);
            }
        }
        throw noTransactionEnd();
    }

    private boolean reaches(BinlogPacket packet) {
        assembler.accept(packet, nothing);
        StreamPosition position = assembler.position();
        if (packet.eventType() == BinlogEventType.PREVIOUS_GTIDS) {
            GtidSet earlier = GtidListEvent.parseMySql(packet.body()).gtids();
            assembler = positionsOnly(source, place, position.offset(), earlier);
            position = assembler.position();
        }
        boolean passed =
                !position.file().equals(place.file()) || position.offset() > place.offset();
        if (passed || (position.offset() == place.offset() && position.open())) {
            throw noTransactionEnd();
        }
        return position.offset() == place.offset();
    }

    private MigrationException noTransactionEnd() {
        return new MigrationException(
                ErrorCode.CONFIG_META_INVALID,
                source.sourceId()
                        + ": no transaction with a GTID ends at "
                        + place.display()
                        + ", which `meta` names");
    }

    /** It wants no table's changes, only what moves the position. */
    static ChangeAssembler positionsOnly(
            SourcePlan source, BinlogPosition place, long offset, GtidSet gtids) {
        BlockAllowRules none = new BlockAllowRules(List.of(), List.of("*"), List.of(), List.of());
        TrackedTables tables =
                new TrackedTables(
                        source.sourceId(),
                        BlockAllowList.compile(none, CaseSensitivity.SENSITIVE),
                        Map.of(),
                        Map.of());
        return new ChangeAssembler(
                tables, StreamPosition.counting(new BinlogPosition(place.file(), offset, gtids)));
    }
}
