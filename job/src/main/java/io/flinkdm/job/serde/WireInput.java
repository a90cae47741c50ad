package io.flinkdm.job.serde;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of one event while they are read; reused for the next one, but for those of a giant
 * row. Task thread.
 */
final class WireInput {

    private static final int KEPT_BYTES = 1 << 22;

    private byte[] bytes = new byte[512];
    private int size;
    private int position;
    private char[] chars = new char[64];

    static WireInput over(byte[] bytes) {
        WireInput in = new WireInput();
        in.bytes = bytes;
        in.size = bytes.length;
        return in;
    }

    /** Takes what {@link WireOutput#flushTo} wrote. */
    void fill(DataInputView view) throws IOException {
        int length = view.readInt();
        if (length < 0) {
            throw new IOException("an event of " + length + " bytes");
        }
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        view.readFully(bytes, 0, length);
        size = length;
        position = 0;
    }

    /** Passes on what {@link #fill} took. */
    void copyTo(DataOutputView view) throws IOException {
        view.writeInt(size);
        view.write(bytes, 0, size);
        release();
    }

    /** Throws when the event had more bytes than were read: then it was misread. */
    void finish() throws IOException {
        if (position != size) {
            throw new IOException("an event has " + (size - position) + " bytes too many");
        }
        release();
    }

    private void release() {
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[512];
        }
        if (chars.length > KEPT_BYTES / Character.BYTES) {
            chars = new char[64];
        }
    }

    int next() {
        return bytes[position++] & 0xFF;
    }

    int nextInt() {
        int value = (int) WireOutput.INTS.get(bytes, position);
        position += Integer.BYTES;
        return value;
    }

    long nextFixedLong() {
        long value = (long) WireOutput.LONGS.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    long nextUnsigned() {
        byte[] source = bytes;
        int at = position;
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = source[at++];
            value |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        position = at;
        return value;
    }

    int nextLength() {
        return Math.toIntExact(nextUnsigned());
    }

    long nextSigned() {
        long value = nextUnsigned();
        return value >>> 1 ^ -(value & 1);
    }

    byte[] nextBytes(int length) {
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    String nextLatin1(int length) {
        String value = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
        position += length;
        return value;
    }

    String nextText() {
        int length = nextLength();
        if (chars.length < length) {
            chars = new char[length];
        }
        for (int i = 0; i < length; i++) {
            chars[i] = nextChar();
        }
        return new String(chars, 0, length);
    }

    private char nextChar() {
        int first = next();
        if (first < 0x80) {
            return (char) first;
        }
        int second = next() & 0x3F;
        if (first < 0xE0) {
            return (char) ((first & 0x1F) << 6 | second);
        }
        return (char) ((first & 0x0F) << 12 | second << 6 | next() & 0x3F);
    }

    /** Whether the next bytes are these; if so they are taken. */
    boolean takeIfNext(byte[] expected, int length) {
        if (expected.length != length
                || !Arrays.equals(bytes, position, position + length, expected, 0, length)) {
            return false;
        }
        position += length;
        return true;
    }

    /** Of the next bytes, which stay where they are. */
    int hashOfNext(int length) {
        int hash = 1;
        for (int i = position; i < position + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
