package io.flinkdm.job.source.binlog;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;

/**
 * When a server began a binlog file. Immutable.
 *
 * @param bornSeconds seconds since 1970
 */
public record BinlogFileHead(String file, long bornSeconds) {

    private static final long FIRST_OFFSET = 4;
    private static final long WAIT_MS = 1_000;
    private static final int SILENT_WAITS = 30;

    /**
     * Reads the first event of the file a place lies in. Blocks; any thread.
     *
     * @throws MigrationException 52021 when the server has no such file
     */
    public static BinlogFileHead read(SourcePlan source, BinlogPosition place) {
        BinlogPosition begin = new BinlogPosition(place.file(), FIRST_OFFSET, GtidSet.EMPTY);
        long serverId = BinlogConnection.randomServerId();
        try (BinlogConnection connection = BinlogConnection.open(source, serverId, begin)) {
            return new BinlogFileHead(place.file(), bornSeconds(source, connection, place));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamFailure.lasting(source, e);
        }
    }

    private static long bornSeconds(
            SourcePlan source, BinlogConnection connection, BinlogPosition place)
            throws InterruptedException {
        for (int silent = 0; silent < SILENT_WAITS; silent++) {
            for (BinlogPacket packet : connection.take(WAIT_MS)) {
                if (packet.eventType() == BinlogEventType.FORMAT_DESCRIPTION) {
                    return packet.timestampSeconds();
                }
            }
            Exception reason = connection.endReason();
            if (reason != null) {
                StreamFailure.requireTemporary(source, reason, place);
                throw StreamFailure.lasting(source, reason);
            }
        }
        throw new MigrationException(
                ErrorCode.SYNCER_GET_EVENT,
                source.sourceId() + ": the server sends nothing of " + place.file());
    }
}
