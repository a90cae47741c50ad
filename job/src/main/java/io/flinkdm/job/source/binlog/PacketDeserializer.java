package io.flinkdm.job.source.binlog;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.deserialization.ChecksumType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * Stands where the binlog client expects its own decoders: cuts each event into header and body,
 * verifies the checksum, and hands it on as it is. The client sees one empty event over and over,
 * so it keeps no positions and decodes nothing. Reader thread of the binlog client.
 */
final class PacketDeserializer extends EventDeserializer {

    private static final int HEADER_BYTES = 19;
    private static final int CHECKSUM_BYTES = 4;
    private static final int VERSION_BYTES = 57;

    private final PacketQueue queue;
    private final CRC32 crc = new CRC32();
    private final Event nothing;
    private boolean checksums;

    PacketDeserializer(PacketQueue queue) {
        this.queue = queue;
        EventHeaderV4 header = new EventHeaderV4();
        header.setEventType(EventType.HEARTBEAT);
        this.nothing = new Event(header, null);
    }

    /** What the server answered when checksums were agreed on; says how the first event ends. */
    @Override
    @SuppressWarnings("deprecation") // The client calls it, deprecated or not.
    public void setChecksumType(ChecksumType type) {
        checksums = type.getLength() > 0;
    }

    /** Every failure ends the connection: the client itself would go on with the next event. */
    @Override
    public Event nextEvent(ByteArrayInputStream in) throws IOException {
        try {
            if (!queue.put(read(in))) {
                throw new EOFException("nobody reads on");
            }
            return nothing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw end(e);
        } catch (IOException | RuntimeException e) {
            throw end(e);
        }
    }

    private EOFException end(Exception reason) {
        queue.end(reason);
        EOFException end = new EOFException("the binlog stream cannot be read on");
        end.initCause(reason);
        return end;
    }

    private BinlogPacket read(ByteArrayInputStream in) throws IOException {
        byte[] head = in.read(HEADER_BYTES);
        int type = head[4] & 0xff;
        int size = int32(head, 9);
        boolean format = type == BinlogEventType.FORMAT_DESCRIPTION.code();
        int tail = checksums && !format ? CHECKSUM_BYTES : 0;
        byte[] body = in.read(size - HEADER_BYTES - tail);
        if (tail > 0) {
            verify(head, body, in.readLong(CHECKSUM_BYTES));
        }
        if (format) {
            checksums = announcesChecksums(body);
        }
        return new BinlogPacket(
                type,
                uint32(head, 0),
                uint32(head, 5),
                uint32(head, 13),
                (head[17] & 0xff) | (head[18] & 0xff) << 8,
                size,
                body);
    }

    private void verify(byte[] head, byte[] body, long expected) {
        crc.reset();
        crc.update(head);
        crc.update(body);
        if (crc.getValue() != (expected & 0xffff_ffffL)) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "a binlog event's checksum is wrong");
        }
    }

    /**
     * A format description lists how long each type's fixed part is, its own included; what lies
     * beyond its own length is one byte that names the checksum, and a checksum.
     */
    private static boolean announcesChecksums(byte[] body) {
        int ownLength = body[VERSION_BYTES + BinlogEventType.FORMAT_DESCRIPTION.code() - 1] & 0xff;
        return body.length > ownLength && body[ownLength] == 1;
    }

    private static int int32(byte[] data, int at) {
        return (data[at] & 0xff)
                | (data[at + 1] & 0xff) << 8
                | (data[at + 2] & 0xff) << 16
                | (data[at + 3] & 0xff) << 24;
    }

    private static long uint32(byte[] data, int at) {
        return int32(data, at) & 0xffff_ffffL;
    }
}
