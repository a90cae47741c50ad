package io.flinkdm.job.source.binlog;

import com.github.luben.zstd.ZstdInputStream;
import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A whole transaction in one event, which MySQL writes with {@code
 * binlog_transaction_compression=ON}. Immutable.
 *
 * @param compression how the bytes are compressed
 * @param uncompressedBytes length of the events within
 * @param offset where in the event's body they begin
 */
record TransactionPayload(byte[] body, int offset, int compression, long uncompressedBytes) {

    private static final int END = 0;
    private static final int SIZE = 1;
    private static final int COMPRESSION = 2;
    private static final int UNCOMPRESSED_SIZE = 3;

    private static final int ZSTD = 0;
    private static final int NONE = 255;

    /**
     * A list of kind, length, value tells about the bytes behind it.
     *
     * @param body the event without header and checksum
     */
    static TransactionPayload parse(byte[] body) {
        try {
            return parse(new BinlogBuffer(body));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new MigrationException(
                    ErrorCode.BINLOG_EVENT_DECODE, "transaction payload event cut short", e);
        }
    }

    private static TransactionPayload parse(BinlogBuffer in) {
        long size = -1;
        int compression = NONE;
        long uncompressed = -1;
        int kind = in.lengthEncoded();
        while (kind != END) {
            int end = in.lengthEncoded() + in.position();
            switch (kind) {
                case SIZE -> size = in.lengthEncodedLong();
                case COMPRESSION -> compression = in.lengthEncoded();
                case UNCOMPRESSED_SIZE -> uncompressed = in.lengthEncodedLong();
                default -> {
                    // Later servers may tell more.
                }
            }
            in.skip(end - in.position());
            kind = in.lengthEncoded();
        }
        if (size != in.remaining()) {
            throw new IndexOutOfBoundsException(
                    size + " bytes announced, " + in.remaining() + " there");
        }
        return new TransactionPayload(in.array(), in.position(), compression, uncompressed);
    }

    /** The events within, one after the other; only a window of them is in memory. */
    InputStream open() throws IOException {
        InputStream bytes = new ByteArrayInputStream(body, offset, body.length - offset);
        switch (compression) {
            case NONE:
                return bytes;
            case ZSTD:
                return new ZstdInputStream(bytes);
            default:
                throw new MigrationException(
                        ErrorCode.BINLOG_EVENT_STOPS,
                        "transaction payload event in compression "
                                + compression
                                + ", which this version does not know; set"
                                + " binlog_transaction_compression = OFF on the source");
        }
    }
}
