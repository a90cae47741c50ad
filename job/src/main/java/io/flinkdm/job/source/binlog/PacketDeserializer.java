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

    private static final int CHECKSUM_BYTES = 4;

    private final PacketQueue queue;
    private final HeadSkipper head;
    private final CRC32 crc = new CRC32();
    private final Event nothing;

    /** {@link BinlogConnection} asks for them; each file then says whether it has them. */
    private boolean checksums = true;

    PacketDeserializer(PacketQueue queue, HeadSkipper head) {
        this.queue = queue;
        this.head = head;
        EventHeaderV4 header = new EventHeaderV4();
        header.setEventType(EventType.HEARTBEAT);
        this.nothing = new Event(header, null);
    }

    /** What the client would agree on is not what counts. */
    @Override
    @SuppressWarnings("deprecation") // The client calls it, deprecated or not.
    public void setChecksumType(ChecksumType type) {}

    /** Every failure ends the connection: the client itself would go on with the next event. */
    @Override
    public Event nextEvent(ByteArrayInputStream in) throws IOException {
        try {
            BinlogPacket packet = head.pass(read(in));
            if (packet != null) {
                hand(packet, in);
            }
            return nothing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw end(e);
        } catch (IOException | RuntimeException e) {
            throw end(e);
        }
    }

    /** To ask the socket is a system call: only for a fetcher that waits. */
    private void hand(BinlogPacket packet, ByteArrayInputStream in)
            throws IOException, InterruptedException {
        if (!queue.put(packet)) {
            throw new EOFException("nobody reads on");
        }
        if (queue.awaited() && in.available() == 0) {
            queue.wake();
        }
    }

    private EOFException end(Exception reason) {
        queue.end(reason);
        EOFException end = new EOFException("the binlog stream cannot be read on");
        end.initCause(reason);
        return end;
    }

    private BinlogPacket read(ByteArrayInputStream in) throws IOException {
        byte[] header = in.read(EventHeader.BYTES);
        boolean format = EventHeader.type(header) == BinlogEventType.FORMAT_DESCRIPTION.code();
        int tail = checksums && !format ? CHECKSUM_BYTES : 0;
        byte[] body = in.read(EventHeader.size(header) - EventHeader.BYTES - tail);
        if (tail > 0) {
            verify(header, body, in.readLong(CHECKSUM_BYTES));
        }
        if (format) {
            checksums = FormatDescription.parse(body).checksums();
        }
        return EventHeader.packet(header, body);
    }

    private void verify(byte[] header, byte[] body, long expected) {
        crc.reset();
        crc.update(header);
        crc.update(body);
        if (crc.getValue() != (expected & 0xffff_ffffL)) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "a binlog event's checksum is wrong");
        }
    }
}
