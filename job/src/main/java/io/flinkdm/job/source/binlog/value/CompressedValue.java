package io.flinkdm.job.source.binlog.value;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A value of a column MariaDB declares COMPRESSED: a byte that tells the method (high four bits),
 * whether zlib's own header is left out (8) and how many bytes tell the length (low three bits),
 * then the length, most significant byte first, and the data. An empty value has none of these.
 * Source: MariaDB's {@code sql/field_comp.cc}. Stateless.
 */
final class CompressedValue {

    private static final int STORED = 0;
    private static final int ZLIB = 8;
    private static final int HEADERLESS = 8;

    private CompressedValue() {}

    /**
     * @throws IndexOutOfBoundsException when the bytes are not of this form
     */
    static byte[] read(BinlogBuffer in, int length) {
        if (length == 0) {
            return new byte[0];
        }
        int head = in.uint8();
        int method = head >> 4;
        if (method == STORED) {
            return in.bytes(length - 1);
        }
        if (method != ZLIB) {
            throw new IndexOutOfBoundsException("compression method " + method);
        }
        int lengthBytes = head & 7;
        byte[] value = new byte[Math.toIntExact(in.uintBigEndian(lengthBytes))];
        int start = in.skip(length - 1 - lengthBytes);
        inflate(in.array(), start, length - 1 - lengthBytes, (head & HEADERLESS) != 0, value);
        return value;
    }

    private static void inflate(
            byte[] data, int start, int length, boolean headerless, byte[] value) {
        Inflater inflater = new Inflater(headerless);
        try {
            inflater.setInput(data, start, length);
            int read = 0;
            while (read < value.length) {
                int more = inflater.inflate(value, read, value.length - read);
                if (more == 0) {
                    throw new IndexOutOfBoundsException("compressed value cut short");
                }
                read += more;
            }
        } catch (DataFormatException e) {
            throw (RuntimeException) new IndexOutOfBoundsException("compressed value").initCause(e);
        } finally {
            inflater.end();
        }
    }
}
