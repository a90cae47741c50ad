package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Lets a stream begin behind 4 GiB of a file. A server can be asked for the first 4 GiB only, so it
 * is asked for the file's beginning and the events before the place are passed over here; to who
 * reads on it looks as if the server had begun at the place. Reader thread of the binlog client.
 */
final class HeadSkipper {

    /** What a server can be asked for. */
    private static final long LIMIT = 1L << 32;

    private static final long FIRST_OFFSET = 4;
    private static final int FLAGS_OF_MADE_UP = 0x20;

    private final long place;
    private long offset = FIRST_OFFSET;
    private boolean passed;

    private HeadSkipper(long place) {
        this.place = place;
        this.passed = place < LIMIT;
    }

    static HeadSkipper to(long offset) {
        return new HeadSkipper(offset);
    }

    static HeadSkipper none() {
        return new HeadSkipper(FIRST_OFFSET);
    }

    /** What to ask the server for. */
    long askFor() {
        return passed ? place : FIRST_OFFSET;
    }

    /**
     * @return the packet, or what stands for it; {@code null} when it lies before the place
     */
    BinlogPacket pass(BinlogPacket packet) {
        if (passed) {
            return packet;
        }
        BinlogEventType type = packet.eventType();
        if (type == BinlogEventType.ROTATE && packet.artificial()) {
            return rotateToPlace(packet);
        }
        if (type == BinlogEventType.HEARTBEAT) {
            return null;
        }
        if (offset >= place || type == BinlogEventType.ROTATE) {
            requireAtPlace();
            passed = true;
            return packet;
        }
        if (!packet.artificial() || StreamPosition.placeUntold(packet)) {
            offset = StreamPosition.following(offset, packet);
        }
        boolean format = type == BinlogEventType.FORMAT_DESCRIPTION;
        return format ? withoutPlace(packet, packet.body()) : null;
    }

    private void requireAtPlace() {
        if (offset != place) {
            throw new MigrationException(
                    ErrorCode.BINLOG_UNREADABLE, "no event of the binlog file begins at " + place);
        }
    }

    private BinlogPacket rotateToPlace(BinlogPacket packet) {
        byte[] body = Arrays.copyOf(packet.body(), packet.body().length);
        ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).putLong(0, place);
        return withoutPlace(packet, body);
    }

    private static BinlogPacket withoutPlace(BinlogPacket packet, byte[] body) {
        return new BinlogPacket(
                packet.type(),
                packet.timestampSeconds(),
                packet.serverId(),
                0,
                packet.flags() | FLAGS_OF_MADE_UP,
                packet.bytes(),
                body);
    }
}
