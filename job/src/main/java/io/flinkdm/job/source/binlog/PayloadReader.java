package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The events of a {@link TransactionPayload}, each decompressed when it is asked for, so a
 * transaction of any size takes the memory of its largest event. They have no checksums and no
 * place in the file of their own. Fetcher thread.
 */
final class PayloadReader {

    private static final int BUFFER_BYTES = 1 << 16;

    private final TransactionPayload payload;
    private final InputStream in;
    private final byte[] head = new byte[EventHeader.BYTES];
    private long read;

    private PayloadReader(TransactionPayload payload, InputStream in) {
        this.payload = payload;
        this.in = in;
    }

    static PayloadReader of(BinlogPacket packet) {
        TransactionPayload payload = TransactionPayload.parse(packet.body());
        try {
            InputStream in = new BufferedInputStream(payload.open(), BUFFER_BYTES);
            return new PayloadReader(payload, in);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * @return {@code null} behind the last event
     */
    BinlogPacket next() {
        try {
            int bytes = in.readNBytes(head, 0, head.length);
            if (bytes == 0) {
                end();
                return null;
            }
            return packet(bytes);
        } catch (IOException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw broken(e);
        }
    }

    private BinlogPacket packet(int headBytes) throws IOException {
        int bodyBytes = EventHeader.size(head) - EventHeader.BYTES;
        if (headBytes < head.length || bodyBytes < 0) {
            throw new EOFException("an event within is cut short");
        }
        byte[] body = in.readNBytes(bodyBytes);
        if (body.length < bodyBytes) {
            throw new EOFException("an event within is cut short");
        }
        read += head.length + bodyBytes;
        return EventHeader.packetInPayload(head, body);
    }

    private void end() throws IOException {
        in.close();
        if (payload.uncompressedBytes() >= 0 && payload.uncompressedBytes() != read) {
            throw new EOFException(
                    payload.uncompressedBytes() + " bytes announced, " + read + " there");
        }
    }

    private static MigrationException broken(Exception cause) {
        return new MigrationException(
                ErrorCode.BINLOG_EVENT_DECODE,
                "a transaction payload event cannot be decompressed",
                cause);
    }
}
