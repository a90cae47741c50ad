package io.flinkdm.job.source.binlog.value;

import java.util.Arrays;

/**
 * A little-endian cursor over an event's bytes. Reading past the end throws {@link
 * IndexOutOfBoundsException}, which the event parsers turn into an error that names the event.
 *
 * <p>Fetcher thread.
 */
public final class BinlogBuffer {

    private final byte[] data;
    private int position;

    public BinlogBuffer(byte[] data) {
        this.data = data;
    }

    /** The bytes under the cursor, for decoders that read in place; not to be written. */
    public byte[] array() {
        return data;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return data.length - position;
    }

    /** Moves on and tells where the skipped bytes start. */
    public int skip(int bytes) {
        int start = position;
        if (bytes < 0 || bytes > data.length - start) {
            throw new IndexOutOfBoundsException(
                    bytes + " bytes wanted at " + start + " of " + data.length);
        }
        position = start + bytes;
        return start;
    }

    public int uint8() {
        return data[position++] & 0xff;
    }

    public int uint16() {
        int start = skip(2);
        return (data[start] & 0xff) | (data[start + 1] & 0xff) << 8;
    }

    public int uint24() {
        int start = skip(3);
        return (data[start] & 0xff)
                | (data[start + 1] & 0xff) << 8
                | (data[start + 2] & 0xff) << 16;
    }

    public int int32() {
        int start = skip(4);
        return (data[start] & 0xff)
                | (data[start + 1] & 0xff) << 8
                | (data[start + 2] & 0xff) << 16
                | data[start + 3] << 24;
    }

    public long uint32() {
        return int32() & 0xffff_ffffL;
    }

    public long uint48() {
        return uint16() | uint32() << 16;
    }

    public long int64() {
        return uint32() | (long) int32() << 32;
    }

    /** An unsigned number of up to 8 bytes, least significant byte first. */
    public long uint(int bytes) {
        int start = skip(bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | data[start + i] & 0xff;
        }
        return value;
    }

    /** An unsigned number of up to 8 bytes, most significant byte first. */
    public long uintBigEndian(int bytes) {
        int start = skip(bytes);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | data[start + i] & 0xff;
        }
        return value;
    }

    /** The protocol's length-encoded integer; a length above 2^31 cannot occur in an event. */
    public int lengthEncoded() {
        return Math.toIntExact(lengthEncodedLong());
    }

    /** The protocol's length-encoded integer. */
    public long lengthEncodedLong() {
        int first = uint8();
        switch (first) {
            case 252:
                return uint16();
            case 253:
                return uint24();
            case 254:
                return int64();
            default:
                return first;
        }
    }

    public byte[] bytes(int length) {
        int start = skip(length);
        return Arrays.copyOfRange(data, start, start + length);
    }
}
