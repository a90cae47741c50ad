package io.flinkdm.job.source.binlog.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * MySQL's and MariaDB's VECTOR, which is stored as 4-byte floats, as text from which the same
 * floats are read: MySQL's own VECTOR_TO_STRING rounds. Stateless.
 */
public final class VectorText {

    private VectorText() {}

    /**
     * @throws IndexOutOfBoundsException when the bytes are no floats
     */
    public static String of(byte[] data, int start, int length) {
        if (length % Float.BYTES != 0) {
            throw new IndexOutOfBoundsException(length + " bytes of a vector");
        }
        ByteBuffer in = ByteBuffer.wrap(data, start, length).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder(3 * length).append('[');
        while (in.hasRemaining()) {
            text.append(text.length() > 1 ? "," : "").append(in.getFloat());
        }
        return text.append(']').toString();
    }
}
